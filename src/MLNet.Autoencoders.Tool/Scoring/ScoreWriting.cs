using MLNet.Autoencoders.Tool.Data;
using MLNet.Autoencoders.Tool.Progress;

namespace MLNet.Autoencoders.Tool.Scoring;

/// <summary>Writes the scored rows of a table as they come.</summary>
internal sealed class ScoreWriting(SavedModel model, ScoringTable table, bool withHeader, char separator, IProgress<ScoreProgress> display)
{
    /// <returns>The number of rows.</returns>
    public long To(TextWriter output, CancellationToken cancellation)
    {
        var scored = model.Transform(table.View);
        var columns = model.Results(scored.Schema);
        using var writer = new FieldWriter(output, separator);
        if (withHeader)
            writer.WriteLine(table.KeptNames.Concat(columns.SelectMany(c => c.Headers)));
        using var cursor = scored.GetRowCursor(columns.Select(c => c.Column));
        var writers = columns.Select(c => c.Writer(cursor)).ToList();
        var clock = new ScoreClock(display, table.Fraction);
        long rows = 0;
        for (; rows < (table.Count ?? long.MaxValue) && cursor.MoveNext(); rows++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (table.Kept.TryDequeue(out var kept))
            {
                foreach (var field in kept)
                    writer.Write(field);
            }
            foreach (var write in writers)
                write(writer);
            writer.EndLine();
            clock.Scored(rows + 1);
        }
        return rows;
    }
}
