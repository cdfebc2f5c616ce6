using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>
/// Reads the YAML that recipes are written in - block and flow mappings and sequences, plain, quoted and block scalars,
/// comments - as JSON. Anchors, tags, several documents and keys that are not plain text are refused: no recipe has them,
/// and the sandbox is not to bring a YAML library along.
/// </summary>
internal sealed class YamlReader
{
    private const int MaxDepth = 64;
    private readonly string[] _lines;
    private int _line;
    private int _depth;

    private YamlReader(string text) => _lines = text.Replace("\r\n", "\n").Split('\n');

    /// <exception cref="FormatException">The text is not YAML, or is YAML that recipes do not use.</exception>
    internal static JsonNode? Read(string text)
    {
        var reader = new YamlReader(text);
        if (reader.Peek() && reader.Content().StartsWith("---", StringComparison.Ordinal)) reader._line++;
        if (!reader.Peek()) return null;
        var value = reader.Block(reader.Indent());
        if (reader.Peek()) throw reader.Error("the indentation does not fit the lines above");
        return value;
    }

    // Moves to the next line that holds something; false at the end.
    private bool Peek()
    {
        while (_line < _lines.Length && (Content().Length == 0 || Content()[0] == '#')) _line++;
        if (_line < _lines.Length && _lines[_line].TrimEnd() == "...") _line = _lines.Length;
        return _line < _lines.Length;
    }

    private string Content() => _lines[_line].Trim();

    private int Indent()
    {
        var line = _lines[_line];
        var indent = line.Length - line.TrimStart(' ').Length;
        if (indent < line.Length && line[indent] == '\t') throw Error("a tab is used for indentation");
        return indent;
    }

    private JsonNode? Block(int indent)
    {
        Descend();
        var content = Content();
        JsonNode? value = IsItem(content) ? Sequence(indent) : KeyEnd(content) >= 0 ? Mapping(indent) : Inline(TakeLine(0, indent - 1));
        _depth--;
        return value;
    }

    // Text can nest deeper than the stack.
    private void Descend()
    {
        if (++_depth > MaxDepth) throw Error($"values are nested more than {MaxDepth} deep");
    }

    private JsonArray Sequence(int indent)
    {
        var items = new JsonArray();
        while (Peek() && Indent() == indent && IsItem(Content()))
        {
            var content = Content();
            var rest = content.Substring(1).TrimStart();
            if (rest.Length == 0 || rest[0] == '#')
            {
                _line++;
                items.Add(Nested(indent + 1));
                continue;
            }

            if (IsBlockScalar(rest))
            {
                _line++;
                items.Add(BlockScalar(rest, indent));
                continue;
            }

            // What follows the dash is a block of its own, indented to where it begins.
            var inner = indent + content.Length - rest.Length;
            _lines[_line] = new string(' ', inner) + rest;
            items.Add(Block(inner));
        }

        return items;
    }

    private JsonObject Mapping(int indent)
    {
        var members = new JsonObject();
        while (Peek() && Indent() == indent && !IsItem(Content()))
        {
            var content = Content();
            var end = KeyEnd(content);
            if (end < 0) throw Error("a line is neither a key with a value nor an item of a list");
            var key = Key(content.Substring(0, end));
            if (members.ContainsKey(key)) throw Error($"the key '{key}' is there twice");
            var rest = WithoutComment(content.Substring(end + 1)).Trim();
            if (IsBlockScalar(rest))
            {
                _line++;
                members[key] = BlockScalar(rest, indent);
            }
            else if (rest.Length > 0)
            {
                members[key] = Inline(TakeLine(_lines[_line].Length - _lines[_line].TrimStart().Length + end + 1, indent));
            }
            else
            {
                _line++;
                members[key] = Nested(indent);
            }
        }

        if (Peek() && Indent() > indent) throw Error("the indentation does not fit the lines above");
        return members;
    }

    // The value below a key: indented deeper, or a list at the key's own indentation.
    private JsonNode? Nested(int indent)
    {
        if (!Peek()) return null;
        var inner = Indent();
        return inner > indent || (inner == indent && IsItem(Content())) ? Block(inner) : null;
    }

    // A line from a column on, and the lines that go on with it: up to the end of what is open in it, or, for plain text,
    // as long as they are indented deeper than what the text belongs to.
    private string TakeLine(int column, int outer)
    {
        var text = WithoutComment(_lines[_line++].Substring(column)).Trim();
        while (IsOpen(text))
        {
            if (!Peek()) throw Error("a bracket or a quote is not closed");
            text += " " + WithoutComment(_lines[_line++]).Trim();
        }

        if (text.Length == 0 || "[{\"'".IndexOf(text[0]) >= 0) return text;
        while (Peek() && Indent() > outer)
        {
            if (KeyEnd(Content()) >= 0) throw Error("the indentation does not fit the lines above");
            text += " " + WithoutComment(_lines[_line++]).Trim();
        }

        return text;
    }

    private JsonNode? Inline(string text)
    {
        var at = 0;
        var value = Flow(text, ref at, "");
        SkipSpaces(text, ref at);
        if (at < text.Length) throw Error("something follows the end of a value");
        return value;
    }

    // A value in a line; plain text in brackets ends at a sign of the brackets'.
    private JsonNode? Flow(string text, ref int at, string ends)
    {
        SkipSpaces(text, ref at);
        if (at == text.Length) return null;
        switch (text[at])
        {
            case '[' or '{':
                Descend();
                JsonNode nested = text[at] == '[' ? FlowSequence(text, ref at) : FlowMapping(text, ref at);
                _depth--;
                return nested;
            case '"' or '\'': return Quoted(text, ref at);
            case '?' when at + 1 < text.Length && text[at + 1] == ' ':
            case '&' or '*' or '!' or '%' or '@' or '`': throw Error($"'{text[at]}' is YAML that recipes do not use");
        }

        var start = at;
        while (at < text.Length && ends.IndexOf(text[at]) < 0) at++;
        return Plain(text.Substring(start, at - start).Trim());
    }

    private JsonArray FlowSequence(string text, ref int at)
    {
        var items = new JsonArray();
        at++;
        while (true)
        {
            SkipSpaces(text, ref at);
            if (at < text.Length && text[at] == ']') break;
            items.Add(Flow(text, ref at, ",]"));
            SkipSpaces(text, ref at);
            if (at < text.Length && text[at] == ',') at++;
            else if (at >= text.Length || text[at] != ']') throw Error("a list in brackets is not closed");
        }

        at++;
        return items;
    }

    private JsonObject FlowMapping(string text, ref int at)
    {
        var members = new JsonObject();
        at++;
        while (true)
        {
            SkipSpaces(text, ref at);
            if (at < text.Length && text[at] == '}') break;
            var key = Flow(text, ref at, ":,}")?.ToString() ?? throw Error("a mapping in braces lacks a key");
            SkipSpaces(text, ref at);
            if (at >= text.Length || text[at] != ':') throw Error("a key in braces has no value");
            at++;
            members[key] = Flow(text, ref at, ",}");
            SkipSpaces(text, ref at);
            if (at < text.Length && text[at] == ',') at++;
            else if (at >= text.Length || text[at] != '}') throw Error("a mapping in braces is not closed");
        }

        at++;
        return members;
    }

    private JsonValue Quoted(string text, ref int at)
    {
        var quote = text[at++];
        var value = new StringBuilder();
        while (true)
        {
            if (at >= text.Length) throw Error("a quoted text does not end on its line");
            var c = text[at++];
            if (c == quote)
            {
                if (quote != '\'' || at >= text.Length || text[at] != '\'') return JsonValue.Create(value.ToString());
                at++;
                value.Append('\'');
            }
            else if (c == '\\' && quote == '"') value.Append(Escaped(text, ref at));
            else value.Append(c);
        }
    }

    private string Escaped(string text, ref int at)
    {
        if (at >= text.Length) throw Error("a quoted text ends with a backslash");
        var c = text[at++];
        if (c is 'x' or 'u')
        {
            var length = c == 'x' ? 2 : 4;
            if (at + length > text.Length || !int.TryParse(text.Substring(at, length), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
                throw Error("an escape is not complete");
            at += length;
            return ((char)code).ToString();
        }

        return c switch
        {
            'n' => "\n",
            't' => "\t",
            'r' => "\r",
            '0' => "\0",
            'b' => "\b",
            'e' => "\u001b",
            '"' or '\\' or '/' or ' ' => c.ToString(),
            _ => throw Error($"the escape '\\{c}' is not known"),
        };
    }

    private static JsonNode? Plain(string text)
    {
        if (text is "" or "~" or "null" or "Null" or "NULL") return null;
        if (text is "true" or "True" or "TRUE") return JsonValue.Create(true);
        if (text is "false" or "False" or "FALSE") return JsonValue.Create(false);
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return JsonValue.Create(whole);
        const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, Decimal, CultureInfo.InvariantCulture, out var number) && char.IsDigit(text[text.Length - 1])
            ? JsonValue.Create(number)
            : JsonValue.Create(text);
    }

    // | keeps line ends, > folds them; - after it drops the last line end, + keeps all.
    private JsonValue BlockScalar(string header, int indent)
    {
        var lines = new List<string>();
        var inner = -1;
        for (; _line < _lines.Length; _line++)
        {
            var line = _lines[_line];
            if (line.Trim().Length == 0)
            {
                lines.Add("");
                continue;
            }

            var own = line.Length - line.TrimStart(' ').Length;
            if (own <= indent) break;
            if (inner < 0) inner = own;
            if (own < inner) throw Error("a line of a block text is indented less than its first");
            lines.Add(line.Substring(inner));
        }

        var trailing = lines.Count;
        while (trailing > 0 && lines[trailing - 1].Length == 0) trailing--;
        var text = header[0] == '|' ? string.Join("\n", lines.Take(trailing)) : Folded(lines.Take(trailing));
        return JsonValue.Create(
            header.Contains("-") || trailing == 0 ? text
            : header.Contains("+") ? text + new string('\n', lines.Count - trailing + 1)
            : text + "\n");
    }

    private static string Folded(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            if (line.Length == 0) text.Append('\n');
            else if (text.Length == 0 || text[text.Length - 1] == '\n') text.Append(line);
            else text.Append(' ').Append(line);
        }

        return text.ToString();
    }

    private static bool IsItem(string content) => content == "-" || content.StartsWith("- ", StringComparison.Ordinal);

    private static bool IsBlockScalar(string text) => text.Length is > 0 and <= 3 && text[0] is '|' or '>' && text.Skip(1).All(c => c is '-' or '+' or >= '1' and <= '9');

    // Where the colon stands that ends a key; -1 when the line has no key.
    private static int KeyEnd(string content)
    {
        if (content[0] is '[' or '{') return -1;
        var quote = content[0] is '"' or '\'' ? content[0] : '\0';
        var i = 0;
        if (quote != '\0')
        {
            i = content.IndexOf(quote, 1);
            if (i < 0) return -1;
        }

        for (; i < content.Length; i++)
        {
            if (quote == '\0' && content[i] == '#' && i > 0 && content[i - 1] == ' ') return -1;
            if (content[i] == ':' && (i + 1 == content.Length || content[i + 1] == ' ')) return i;
        }

        return -1;
    }

    private string Key(string text)
    {
        text = text.Trim();
        if (text.Length > 0 && text[0] is '"' or '\'')
        {
            var at = 0;
            return Quoted(text, ref at).ToString();
        }

        return text.Length > 0 && text[0] is '?' or '&' or '*' or '!' ? throw Error($"'{text[0]}' is YAML that recipes do not use") : text;
    }

    private static string WithoutComment(string text)
    {
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            if (quote != '\0')
            {
                if (text[i] == '\\' && quote == '"') i++;
                else if (text[i] == quote) quote = '\0';
            }
            else if (text[i] is '"' or '\'' && (i == 0 || " [{,:".IndexOf(text[i - 1]) >= 0)) quote = text[i];
            else if (text[i] == '#' && (i == 0 || text[i - 1] == ' ')) return text.Substring(0, i);
        }

        return text;
    }

    private static bool IsOpen(string text)
    {
        if (text.Length == 0 || "[{\"'".IndexOf(text[0]) < 0) return false;
        var depth = 0;
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            if (quote != '\0')
            {
                if (text[i] == '\\' && quote == '"') i++;
                else if (text[i] == quote) quote = '\0';
            }
            else if (text[i] is '"' or '\'' && (i == 0 || " [{,:".IndexOf(text[i - 1]) >= 0)) quote = text[i];
            else if (text[i] is '[' or '{') depth++;
            else if (text[i] is ']' or '}') depth--;
        }

        return depth > 0 || quote != '\0';
    }

    private static void SkipSpaces(string text, ref int at)
    {
        while (at < text.Length && text[at] == ' ') at++;
    }

    private FormatException Error(string what) => new($"Line {Math.Min(_line + 1, _lines.Length)}: {what}.");
}
