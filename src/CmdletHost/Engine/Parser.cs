using System.Globalization;
using System.Management.Automation;
using System.Text;

namespace IoTFleet.CmdletHost.Engine;

/// <summary>Reads one pipeline. Words are text where a command takes arguments and commands where a value is wanted.</summary>
internal sealed class Parser
{
    private static readonly HashSet<string> Comparisons =
    [
        "eq", "ne", "gt", "ge", "lt", "le", "like", "notlike", "match", "notmatch",
        "contains", "notcontains", "in", "notin", "ceq", "cne", "ieq", "ine",
    ];

    // Each level takes several calls of the stack, here and when it is evaluated.
    private const int MaxDepth = 200;
    private readonly string _text;
    private int _at;
    private int _depth;

    private Parser(string text) => _text = text;

    private char Now => _at < _text.Length ? _text[_at] : '\0';

    private char Next => _at + 1 < _text.Length ? _text[_at + 1] : '\0';

    private bool AtEnd => _at >= _text.Length;

    public static PipelineSyntax Parse(string text)
    {
        var parser = new Parser(text);
        parser.SkipSpace(lines: true);
        if (parser.AtEnd)
            throw new SyntaxException("There is no pipeline", 0);
        PipelineSyntax pipeline = parser.ReadPipeline(lines: false);
        parser.SkipSpace(lines: true);
        if (parser.Now == ';')
        {
            parser._at++;
            parser.SkipSpace(lines: true);
            if (!parser.AtEnd)
                throw new SyntaxException("A second statement begins here; one pipeline is run", parser._at);
        }

        return parser.AtEnd ? pipeline : throw parser.Unexpected();
    }

    public static Expression ParseExpression(string text)
    {
        var parser = new Parser(text);
        parser.SkipSpace(lines: true);
        Expression value = parser.ReadExpression(lines: true);
        parser.SkipSpace(lines: true);
        return parser.AtEnd ? value : throw parser.Unexpected();
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\u00a0';

    private static bool IsLine(char c) => c is '\r' or '\n';

    private static bool IsName(char c) => char.IsLetterOrDigit(c) || c == '_';

    // What ends a bare word among a command's arguments.
    private static bool EndsWord(char c) => c is '\0' or '|' or ';' or ',' or '(' or ')' or '{' or '}' or '&' or '<' or '>' || IsSpace(c) || IsLine(c);

    private PipelineSyntax ReadPipeline(bool lines)
    {
        int start = _at;
        if (++_depth > MaxDepth)
            throw new SyntaxException($"Pipelines are nested more than {MaxDepth} deep", start);
        List<StageSyntax> stages = [];
        while (true)
        {
            int column = _at;
            if (StartsValue())
            {
                if (stages.Count > 0)
                    throw new SyntaxException("A value can only be the start of a pipeline", column);
                stages.Add(new ExpressionStage(ReadExpression(lines), column));
            }
            else
            {
                stages.Add(ReadCommand());
            }

            int end = _at;
            SkipSpace(lines: true);
            if (Now == '|' && Next != '|')
            {
                _at++;
                SkipSpace(lines: true);
                continue;
            }

            if (!lines)
                _at = end;
            _depth--;
            return new PipelineSyntax(stages, _text[start..end]);
        }
    }

    private bool StartsValue() => Now is '\'' or '"' or '$' or '@' or '(' or '[' or '{'
        || char.IsAsciiDigit(Now)
        || (Now is '-' or '+' or '.' && (char.IsAsciiDigit(Next) || (Now == '-' && Next == '.')))
        || Now == '!'
        || (Now == '-' && _text.AsSpan(_at).StartsWith("-not", StringComparison.OrdinalIgnoreCase));

    private CommandStage ReadCommand()
    {
        int column = _at;
        if (Now == '&')
            throw new SyntaxException("The call operator & is not known here", column);
        string name = Now is '%' or '?' && EndsWord(Next) ? _text[_at++].ToString() : ReadPlainWord();
        if (name.Length == 0)
            throw Unexpected();
        List<ArgumentSyntax> arguments = [];
        while (true)
        {
            SkipSpace(lines: false);
            if (Now is '\0' or '|' or ';' or ')' or '}' || IsLine(Now))
                return new CommandStage(name, arguments, column);
            if (Now is '=' && arguments.Count == 0 && name.Length > 0)
                throw new SyntaxException("Assignments are not known here", _at);
            arguments.Add(ReadArgument());
        }
    }

    private ArgumentSyntax ReadArgument()
    {
        int column = _at;
        if (Now is '-' or '\u2013' && (char.IsLetter(Next) || Next == '_'))
        {
            _at++;
            int start = _at;
            while (!EndsWord(Now) && Now != ':')
                _at++;
            string name = _text[start.._at];
            if (Now != ':')
                return new ArgumentSyntax(name, null, column);
            _at++;
            SkipSpace(lines: false);
            return new ArgumentSyntax(name, ReadArgumentValue(), column);
        }

        return new ArgumentSyntax(null, ReadArgumentValue(), column);
    }

    private Expression ReadArgumentValue()
    {
        int column = _at;
        List<Expression> items = [ReadArgumentItem()];
        while (true)
        {
            int before = _at;
            SkipSpace(lines: false);
            if (Now != ',')
            {
                _at = before;
                return items.Count == 1 ? items[0] : new ArrayExpression(items, column);
            }

            _at++;
            SkipSpace(lines: true);
            items.Add(ReadArgumentItem());
        }
    }

    private Expression ReadArgumentItem()
    {
        int column = _at;
        switch (Now)
        {
            case '(' or '{':
            case '@' when Next is '(' or '{':
                return ReadSuffixes(ReadPrimary());
            case '$' when Next is not '(' and not '\0' && !EndsWord(Next):
                int start = _at;
                Expression value = ReadSuffixes(ReadVariable());
                if (EndsWord(Now))
                    return value;
                _at = start;
                break;
            case '\'' or '"':
                Expression text = ReadQuoted();
                if (EndsWord(Now))
                    return text;
                if (Now == '.')
                    return ReadSuffixes(text);
                _at = column;
                break;
            case '\0' or '|' or ')' or '}' or ';' or ',' or '&' or '<' or '>':
                throw Unexpected();
        }

        return ReadWord();
    }

    /// <summary>A bare word of an argument; quotes and variables in it are read as such.</summary>
    private Expression ReadWord()
    {
        int column = _at;
        List<Expression> parts = [];
        var plain = new StringBuilder();
        bool quoted = false;
        while (!EndsWord(Now))
        {
            if (Now == '`')
            {
                _at++;
                plain.Append(ReadEscape());
                quoted = true;
            }
            else if (Now is '\'' or '"')
            {
                parts.Add(new ConstantExpression(Take(plain), column));
                parts.Add(ReadQuoted());
                quoted = true;
            }
            else if (Now == '$' && (IsName(Next) || Next is '{' or '('))
            {
                parts.Add(new ConstantExpression(Take(plain), column));
                parts.Add(ReadVariable());
                quoted = true;
            }
            else
            {
                plain.Append(Now);
                _at++;
            }
        }

        string word = Take(plain);
        if (!quoted)
            return new ConstantExpression(Conversion.ParseNumber(word) is { } number ? new PSObject(number) { TokenText = word } : word, column);
        if (parts.Count == 0)
            return new ConstantExpression(word, column);
        parts.Add(new ConstantExpression(word, column));
        return new TextExpression(parts, column);
    }

    private string ReadPlainWord()
    {
        int start = _at;
        while (!EndsWord(Now) && Now is not ('\'' or '"' or '$' or '='))
            _at++;
        return _text[start.._at];
    }

    // Expressions, loosest operator first.
    private Expression ReadExpression(bool lines)
    {
        Expression left = ReadComparison(lines);
        while (PeekOperator(lines, out string name) && name is "and" or "or" or "xor")
        {
            int column = TakeOperator(name, lines);
            left = new OperatorExpression(name, left, ReadComparison(lines), column);
        }

        return left;
    }

    private Expression ReadComparison(bool lines)
    {
        Expression left = ReadRange(lines);
        while (PeekOperator(lines, out string name) && Comparisons.Contains(name))
        {
            int column = TakeOperator(name, lines);
            left = new OperatorExpression(name, left, ReadRange(lines), column);
        }

        return left;
    }

    private Expression ReadRange(bool lines)
    {
        Expression left = ReadList(lines);
        SkipSpace(lines: false);
        if (Now != '.' || Next != '.')
            return left;
        int column = _at;
        _at += 2;
        SkipSpace(lines: false);
        return new RangeExpression(left, ReadList(lines), column);
    }

    private Expression ReadList(bool lines)
    {
        int column = _at;
        List<Expression> items = [ReadUnary(lines)];
        while (true)
        {
            int before = _at;
            SkipSpace(lines);
            if (Now != ',')
            {
                _at = before;
                return items.Count == 1 ? items[0] : new ArrayExpression(items, column);
            }

            _at++;
            SkipSpace(lines: true);
            items.Add(ReadUnary(lines));
        }
    }

    private Expression ReadUnary(bool lines)
    {
        int column = _at;
        if (++_depth > MaxDepth)
            throw new SyntaxException($"Values are nested more than {MaxDepth} deep", column);
        Expression value = ReadUnary(lines, column);
        _depth--;
        return value;
    }

    private Expression ReadUnary(bool lines, int column)
    {
        if (Now == '!')
        {
            _at++;
            SkipSpace(lines);
            return new NotExpression(ReadUnary(lines), column);
        }

        if (PeekOperator(lines, out string name) && name == "not")
        {
            TakeOperator(name, lines);
            return new NotExpression(ReadUnary(lines), column);
        }

        if (Now != '[')
            return ReadSuffixes(ReadPrimary());
        int close = _text.IndexOf(']', _at);
        if (close > 0 && close + 1 < _text.Length && _text[close - 1] == '[')
            close = _text.IndexOf(']', close + 1);
        if (close < 0)
            throw new SyntaxException("A type's name has no closing ]", column);
        string type = _text[(_at + 1)..close].Trim();
        _at = close + 1;
        if (Now == ':' && Next == ':')
        {
            _at += 2;
            string member = ReadName();
            if (member.Length == 0)
                throw new SyntaxException("A member's name is missing after ::", _at);
            if (Now != '(')
                return ReadSuffixes(new StaticExpression(type, member, column));
            int open = _at++;
            SkipSpace(lines: true);
            Expression argument = ReadExpression(lines: true);
            Close(')', open);
            return ReadSuffixes(new StaticCallExpression(type, member, argument, column));
        }

        SkipSpace(lines);
        return new CastExpression(type, ReadUnary(lines), column);
    }

    private Expression ReadPrimary()
    {
        int column = _at;
        switch (Now)
        {
            case '\'' or '"':
                return ReadQuoted();
            case '$':
                return ReadVariable();
            case '(':
                _at++;
                SkipSpace(lines: true);
                if (Now == ')')
                    throw new SyntaxException("There is nothing in the parentheses", column);
                PipelineSyntax inner = ReadPipeline(lines: true);
                Close(')', column);
                return new GroupExpression(inner, column);
            case '@' when Next == '(':
                _at += 2;
                return ReadCollection(column);
            case '@' when Next == '{':
                _at += 2;
                return ReadTable(column);
            case '{':
                _at++;
                int start = _at;
                SkipSpace(lines: true);
                if (Now == '}')
                    throw new SyntaxException("The script block is empty", column);
                if (!StartsValue())
                    throw new SyntaxException("A script block holds one expression over $_, such as { $_.Name -like 'a*' }", _at);
                Expression body = ReadExpression(lines: true);
                SkipSpace(lines: true);
                if (Now != '}' && !AtEnd)
                    throw new SyntaxException("A script block holds one expression over $_, such as { $_.Name -like 'a*' }", _at);
                int end = _at;
                Close('}', column);
                return new BlockExpression(_text[start..end].Trim(), body, column);
        }

        int begin = _at;
        if (Now is '-' or '+')
            _at++;
        while (char.IsLetterOrDigit(Now) || (Now == '.' && Next != '.') || (Now is '-' or '+' && _at > begin && _text[_at - 1] is 'e' or 'E'))
            _at++;
        string word = _text[begin.._at];
        if (Conversion.ParseNumber(word) is { } number)
            return new ConstantExpression(new PSObject(number) { TokenText = word }, column);
        if (word.Length == 0)
            throw Unexpected();
        throw new SyntaxException($"'{word}' is not a value; text needs quotes here", column);
    }

    private Expression ReadSuffixes(Expression value)
    {
        while (true)
        {
            int column = _at;
            if (Now == '.' && (IsName(Next) || Next is '\'' or '"'))
            {
                _at++;
                string name = Now is '\'' or '"' && ReadQuoted() is ConstantExpression { Value: string quoted } ? quoted : ReadName();
                if (Now == '(')
                    throw new SyntaxException($"Methods such as {name}() are not known here", column);
                value = new MemberExpression(value, name, column);
            }
            else if (Now == '[')
            {
                _at++;
                SkipSpace(lines: true);
                Expression index = ReadExpression(lines: true);
                SkipSpace(lines: true);
                Close(']', column);
                value = new IndexExpression(value, index, column);
            }
            else
            {
                return value;
            }
        }
    }

    private CollectExpression ReadCollection(int column)
    {
        List<PipelineSyntax> statements = [];
        while (true)
        {
            SkipSeparators();
            if (Now == ')')
            {
                _at++;
                return new CollectExpression(statements, column);
            }

            if (AtEnd)
                throw new SyntaxException("The opening @( has no closing )", column);
            statements.Add(ReadPipeline(lines: false));
            SkipSpace(lines: false);
            if (Now is not (')' or ';') && !IsLine(Now))
                throw AtEnd ? new SyntaxException("The opening @( has no closing )", column) : Unexpected();
        }
    }

    private TableExpression ReadTable(int column)
    {
        List<(Expression Key, PipelineSyntax Value)> pairs = [];
        while (true)
        {
            SkipSeparators();
            if (Now == '}')
            {
                _at++;
                return new TableExpression(pairs, Ordered: false, column);
            }

            if (AtEnd)
                throw new SyntaxException("The opening @{ has no closing }", column);
            Expression key = ReadKey();
            SkipSpace(lines: false);
            if (Now != '=')
                throw new SyntaxException("A key of a hashtable needs a = and a value", _at);
            _at++;
            SkipSpace(lines: true);
            if (Now is '}' or ';' or '\0')
                throw new SyntaxException("A key of a hashtable needs a value", _at);
            pairs.Add((key, ReadPipeline(lines: false)));
            SkipSpace(lines: false);
            if (Now is not ('}' or ';') && !IsLine(Now) && !AtEnd)
                throw Unexpected();
        }
    }

    private Expression ReadKey()
    {
        int column = _at;
        if (Now is '\'' or '"' or '$' or '(')
            return ReadSuffixes(ReadPrimary());
        int start = _at;
        while (!EndsWord(Now) && Now != '=')
            _at++;
        string word = _text[start.._at];
        if (word.Length == 0)
            throw Unexpected();
        return new ConstantExpression(Conversion.ParseNumber(word) ?? word, column);
    }

    private Expression ReadVariable()
    {
        int column = _at;
        _at++;
        if (Now == '(')
            throw new SyntaxException("$( ) is not known here; a pipeline in plain parentheses is", column);
        if (Now == '{')
        {
            int close = _text.IndexOf('}', _at);
            if (close < 0)
                throw new SyntaxException("The variable's name has no closing }", column);
            string name = _text[(_at + 1)..close];
            _at = close + 1;
            return new VariableExpression(name, column);
        }

        int start = _at;
        while (IsName(Now) || (Now == ':' && Next != ':' && IsName(Next) && _text.IndexOf(':', start, _at - start) < 0))
            _at++;
        return _at == start
            ? throw new SyntaxException("A variable needs a name", column)
            : new VariableExpression(_text[start.._at], column);
    }

    private Expression ReadQuoted()
    {
        int column = _at;
        char quote = Now;
        _at++;
        List<Expression> parts = [];
        var plain = new StringBuilder();
        while (true)
        {
            if (AtEnd)
                throw new SyntaxException("The string has no closing quote", column);
            if (Now == quote)
            {
                _at++;
                if (Now != quote)
                    break;
                plain.Append(quote);
                _at++;
            }
            else if (quote == '"' && Now == '`')
            {
                _at++;
                plain.Append(ReadEscape());
            }
            else if (quote == '"' && Now == '$' && (IsName(Next) || Next is '{' or '('))
            {
                parts.Add(new ConstantExpression(Take(plain), column));
                parts.Add(ReadVariable());
            }
            else
            {
                plain.Append(Now);
                _at++;
            }
        }

        string rest = Take(plain);
        if (parts.Count == 0)
            return new ConstantExpression(rest, column);
        parts.Add(new ConstantExpression(rest, column));
        return new TextExpression(parts, column);
    }

    private string ReadEscape()
    {
        if (AtEnd)
            throw new SyntaxException("Nothing follows the backtick", _at);
        char c = _text[_at++];
        if (c == 'u' && Now == '{' && _text.IndexOf('}', _at) is > 0 and var close
            && int.TryParse(_text.AsSpan(_at + 1, close - _at - 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int code))
        {
            _at = close + 1;
            return char.ConvertFromUtf32(code);
        }

        return c switch
        {
            '0' => "\0",
            'a' => "\a",
            'b' => "\b",
            'e' => "\u001b",
            'f' => "\f",
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            'v' => "\v",
            _ => c.ToString(),
        };
    }

    private string ReadName()
    {
        int start = _at;
        while (IsName(Now))
            _at++;
        return _text[start.._at];
    }

    private bool PeekOperator(bool lines, out string name)
    {
        int before = _at;
        SkipSpace(lines);
        int end = _at + 1;
        while (end < _text.Length && char.IsAsciiLetter(_text[end]))
            end++;
        name = Now == '-' && end > _at + 1 ? _text[(_at + 1)..end].ToLowerInvariant() : string.Empty;
        if (name.Length > 0 && name is not ("and" or "or" or "xor" or "not") && !Comparisons.Contains(name))
            throw new SyntaxException($"The operator -{name} is not known here", _at);
        _at = before;
        return name.Length > 0;
    }

    private int TakeOperator(string name, bool lines)
    {
        SkipSpace(lines);
        int column = _at;
        _at += 1 + name.Length;
        SkipSpace(lines: true);
        return column;
    }

    private void SkipSpace(bool lines)
    {
        while (true)
        {
            if (IsSpace(Now) || (lines && IsLine(Now)))
            {
                _at++;
            }
            else if (Now == '`' && IsLine(Next))
            {
                _at += Next == '\r' && _at + 2 < _text.Length && _text[_at + 2] == '\n' ? 3 : 2;
            }
            else if (Now == '#')
            {
                while (!AtEnd && !IsLine(Now))
                    _at++;
            }
            else
            {
                return;
            }
        }
    }

    private void SkipSeparators()
    {
        SkipSpace(lines: true);
        while (Now == ';')
        {
            _at++;
            SkipSpace(lines: true);
        }
    }

    private void Close(char bracket, int opened)
    {
        SkipSpace(lines: true);
        if (AtEnd)
            throw new SyntaxException($"The opening {_text[opened]} has no closing {bracket}", opened);
        if (Now != bracket)
            throw Unexpected();
        _at++;
    }

    private static string Take(StringBuilder text)
    {
        string taken = text.ToString();
        text.Clear();
        return taken;
    }

    private SyntaxException Unexpected() => AtEnd
        ? new SyntaxException("The pipeline ends too early", _at)
        : new SyntaxException(Now switch
        {
            '|' when Next == '|' => "The operator || is not known here",
            '&' when Next == '&' => "The operator && is not known here",
            '<' or '>' => "Redirections are not known here",
            _ => $"'{Now}' was not expected",
        }, _at);
}
