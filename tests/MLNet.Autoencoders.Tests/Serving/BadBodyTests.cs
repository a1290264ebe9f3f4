using System.Text;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Serving;

public sealed class BadBodyTests
{
    [Theory]
    [InlineData("", "it is not JSON behind byte 0.")]
    [InlineData("{\"rows\": [[1, 2, 3]", "it is not JSON behind byte 19.")]
    [InlineData("{\"rows\": [[1, 2, 3]]}\n}", "it is not JSON behind byte 22.")]
    [InlineData("{\"rows\": [[1, 2, 3], [1, 2, NaN]]}", "it is not JSON behind byte 28.")]
    [InlineData("{\"rows\": [[1, 2, -Infinity]]}", "it is not JSON")]
    [InlineData("{\"rows\": [[01, 2, 3]]}", "it is not JSON")]
    [InlineData("{\"rows\": [[1., 2, 3]]}", "it is not JSON")]
    [InlineData("{\"rows\": [[.5, 2, 3]]}", "it is not JSON")]
    [InlineData("{\"rows\": [[-, 2, 3]]}", "it is not JSON")]
    [InlineData("{\"rows\": [[1, 2, 3, ]]}", "it is not JSON")]
    [InlineData("{\"rows\": [[1, 2, ]]}", "it is not JSON")]
    [InlineData("{\"rows\": [[1,, 2]]}", "it is not JSON")]
    [InlineData("{\"rows\": [[1 2, 3]]}", "it is not JSON")]
    [InlineData("{\"rows\": [[1, 2, 3}]}", "it is not JSON")]
    [InlineData("{\"rows\": [[1, 2, 3] [1, 2, 3]]}", "it is not JSON")]
    [InlineData("\u0000\u0001", "it is not JSON")]
    [InlineData("[[1, 2, 3]]", "with nothing else in it")]
    [InlineData("{\"columns\": [[1, 2, 3]]}", "with nothing else in it")]
    [InlineData("{\"rows\": [[1, 2, 3]], \"rows\": [[1, 2, 3]]}", "with nothing else in it")]
    [InlineData("{\"rows\": 5}", "with nothing else in it")]
    [InlineData("{}", "it has no \"rows\"")]
    [InlineData("{\"rows\": [1, 2, 3]}", "row 0 is not an array of numbers")]
    [InlineData("{\"rows\": [[1, 2, 3], {}]}", "row 1 is not an array of numbers")]
    [InlineData("{\"rows\": [[1, 2, 3], [1, \"NaN\", 3]]}", "Value 1 of row 1 is not a number")]
    [InlineData("{\"rows\": [[1, [2], 3]]}", "Value 1 of row 0 is not a number")]
    [InlineData("{\"rows\": [[1, 2, 1e39]]}", "Value 2 of row 0 is too large for a 32-bit number.")]
    [InlineData("{\"rows\": [[1, null, 3]]}", "Value 1 of row 0 is missing; the model was trained without missing values.")]
    [InlineData("{\"rows\": [[1, 2, 3], [1, 2]]}", "Row 1 has 2 values; the model takes 3.")]
    [InlineData("{\"rows\": [[]]}", "Row 0 has 0 values; the model takes 3.")]
    [InlineData("{\"rows\": [[1, 2, 3, 4]]}", "Row 0 has more than 3 values; the model takes 3.")]
    [InlineData("{\"rows\": [[0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]]}", "The body has more than 4 rows, which is the most that a request may have.")]
    public async Task What_is_wrong_with_a_body_is_said_in_a_sentence(string body, string sentence)
    {
        using var folder = new TestFolder();
        ServedZip.SaveCodes(folder["codes.zip"]);
        await using var service = await RunningService.Codes(folder["codes.zip"], "--MaximumRows", "4");
        string refusal = await service.Refusal("/codes", RunningService.Body(body));
        Assert.Contains(sentence, refusal, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal, StringComparison.Ordinal);
        Assert.Equal(new[] { 1f, 2, 3 }, (await service.CodesOf([1, 2, 3]))[0]);
    }

    [Fact]
    public async Task A_huge_body_is_refused_whether_or_not_its_size_is_told()
    {
        using var folder = new TestFolder();
        ServedZip.SaveCodes(folder["codes.zip"]);
        await using var service = await RunningService.Codes(folder["codes.zip"], "--MaximumBodyBytes", "1000", "--MaximumRows", "1000000");
        byte[] huge = Encoding.UTF8.GetBytes($"{{\"rows\": [{string.Join(", ", Enumerable.Repeat("[1, 2, 3]", 100_000))}]}}");
        using var told = new ByteArrayContent(huge);
        using var untold = new UntoldContent(huge);
        Assert.Equal("The body has more than 1000 bytes, which is the most that a request may have.", await service.Refusal("/codes", told));
        Assert.Equal("The body has more than 1000 bytes, which is the most that a request may have.", await service.Refusal("/codes", untold));
        Assert.Equal(new[] { 1f, 2, 3 }, (await service.CodesOf([1, 2, 3]))[0]);
    }

    [Fact]
    public async Task A_number_without_end_is_refused_before_it_fills_the_memory()
    {
        using var folder = new TestFolder();
        ServedZip.SaveCodes(folder["codes.zip"]);
        await using var service = await RunningService.Codes(folder["codes.zip"]);
        string refusal = await service.Refusal("/codes", RunningService.Body($"{{\"rows\": [[{new string('1', 3_000_000)}, 2, 3]]}}"));
        Assert.Contains("longer than any number", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_may_come_in_pieces()
    {
        using var folder = new TestFolder();
        ServedZip.SaveCodes(folder["codes.zip"]);
        await using var service = await RunningService.Codes(folder["codes.zip"]);
        using var body = new UntoldContent(Encoding.UTF8.GetBytes("{\"rows\": [[1.25, -2e1, 3], [4, 5, 6]]}"), pieceBytes: 1);
        var (status, answer) = await service.Post("/codes", body);
        Assert.Equal(200, status);
        Assert.Equal("[[1.25,-20,3],[4,5,6]]", answer.GetProperty("codes").GetRawText());
    }

    [Fact]
    public async Task White_space_is_allowed_wherever_JSON_allows_it()
    {
        using var folder = new TestFolder();
        ServedZip.SaveCodes(folder["codes.zip"]);
        await using var service = await RunningService.Codes(folder["codes.zip"]);
        var (status, answer) = await service.Post("/codes", RunningService.Body(" { \"rows\" :\n[ [ 1,2 ,\t3] , [4,  5, 6 ],[7, 8,9] ] }\n"));
        Assert.Equal((200, "[[1,2,3],[4,5,6],[7,8,9]]"), (status, answer.GetProperty("codes").GetRawText()));
    }
}
