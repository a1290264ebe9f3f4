namespace Service.Models;

/// <summary>A model that is disposed when nobody uses it any more: neither the file it was loaded from nor a request.</summary>
internal sealed class SharedModel<TPrediction>(ServedModel<TPrediction> model) : IDisposable
    where TPrediction : class, new()
{
    private int _users = 1;

    public ServedModel<TPrediction> Model => model;

    /// <summary>Adds a user, who disposes this afterwards; false if the model is disposed already.</summary>
    public bool TryUse()
    {
        for (int users = Volatile.Read(ref _users); users > 0;)
        {
            int found = Interlocked.CompareExchange(ref _users, users + 1, users);
            if (found == users)
                return true;
            users = found;
        }
        return false;
    }

    public void Dispose()
    {
        if (Interlocked.Decrement(ref _users) == 0)
            model.Dispose();
    }
}
