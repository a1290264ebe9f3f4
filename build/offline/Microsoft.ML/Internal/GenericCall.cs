using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Microsoft.ML;

/// <summary>Calls a generic method with a type known at run time only.</summary>
internal static class GenericCall
{
    /// <param name="template">The method with any type argument: it is replaced by <paramref name="type"/>.</param>
    public static object Invoke(Delegate template, Type type, params object[] arguments)
        => Invoke(template, [type], arguments);

    public static object Invoke(Delegate template, Type[] types, params object[] arguments)
    {
        var method = template.Method.GetGenericMethodDefinition().MakeGenericMethod(types);
        try
        {
            return method.Invoke(template.Target, arguments);
        }
        catch (TargetInvocationException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException);
            throw;
        }
    }
}
