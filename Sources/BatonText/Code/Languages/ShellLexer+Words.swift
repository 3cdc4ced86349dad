/// Commands and their arguments.
extension ShellLexer {
    /// Keywords by what follows them: ``TokenContext/nothing`` for a command, ``TokenContext/operand`` for anything else.
    private static let words = WordTable(
        Vocabulary(
            keywords: "if then elif else do while until time coproc",
            values: """
                fi done esac for case select export local readonly declare typeset alias unset unalias return exit break
                continue shift source set trap
                """,
            constants: "true false",
            functions: "function"
        ).entries, foldsCase: false)

    /// Commands whose argument is a command.
    private static let carriers = Set(
        ["sudo", "env", "exec", "command", "builtin", "nohup", "xargs", "eval", "doas", "nice"].map { Array($0.utf8) })

    private static let declarators = Set(
        ["export", "local", "readonly", "declare", "typeset", "alias"].map { Array($0.utf8) })

    private static let loops = Set(["for", "case", "select"].map { Array($0.utf8) })

    private static let inWord = Array("in".utf8)

    /// A piece of a word, up to anything that is not an ordinary letter of one.
    mutating func scanWord(_ line: inout CodeLine) {
        let start = line.position
        let isStart = startsWord(line)
        let end = endOfPiece(line, from: start)
        if case .arithmetic? = frames.last { return scanOperand(&line, end: end) }
        if isStart, isCommand || declares, let sign = assignmentSign(line, from: start, to: end) {
            line.paint(to: sign.lowerBound, .constant)
            line.paint(to: sign.upperBound, .punctuation)
            isCommandLater = isCommand
            isCommand = false
        } else if isStart, line.bytes[start] == UInt8(ascii: "-"), end > start + 1 {
            line.paint(to: end, .key)
            isCommand = false
        } else if isCommand {
            scanCommandName(&line, end: end)
        } else if isStart, awaitsIn, end - start == 2, line.has(Self.inWord, at: start) {
            awaitsIn = false
            line.paint(to: end, .keyword)
        } else {
            let isNumber = isStart && (start..<end).allSatisfy { line.bytes[$0].isDigit }
            line.paint(to: end, isNumber ? .number : .plainCode)
        }
    }

    private mutating func scanCommandName(_ line: inout CodeLine, end: Int) {
        let start = line.position
        let next = line.byte(at: end)
        isCommand = false
        if next == UInt8(ascii: ")"), frames.isEmpty {
            // A branch of a `case`.
            return line.paint(to: end, .plainCode)
        }
        if let entry = Self.words.entry(of: start..<end, in: line), next != UInt8(ascii: "(") {
            line.paint(to: end, entry.role)
            let word = Array(line.bytes[start..<end])
            declares = Self.declarators.contains(word)
            awaitsIn = Self.loops.contains(word)
            isCommand = entry.before != .operand
            return
        }
        line.paint(to: end, .function)
        if end - start <= 8 { isCommand = Self.carriers.contains(Array(line.bytes[start..<end])) }
    }

    private func scanOperand(_ line: inout CodeLine, end: Int) {
        if line.current.isDigit {
            line.paint(to: line.endOfNumber(from: line.position), .number)
        } else if line.current.isWordStart {
            line.paint(to: line.endOfWord(from: line.position), .constant)
        } else {
            line.paint(to: line.position + 1, .punctuation)
        }
    }

    /// Never `start` itself.
    private func endOfPiece(_ line: CodeLine, from start: Int) -> Int {
        var index = start + 1
        while index < line.end, !Self.endsPiece[Int(line.bytes[index])] { index += 1 }
        return index
    }

    private static let endsPiece: [Bool] = (UInt8.min...UInt8.max).map { byte in
        byte.isBlank || "'\"$`\\;|&()<>{}=".utf8.contains(byte)
    }

    /// Where `=`, `+=` or `[index]=` stands behind the name between `start` and `end`.
    private func assignmentSign(_ line: CodeLine, from start: Int, to end: Int) -> Range<Int>? {
        guard line.bytes[start].isWordStart, line.byte(at: end) == UInt8(ascii: "=") else { return nil }
        let name = line.endOfWord(from: start)
        guard name == end || line.bytes[name] == UInt8(ascii: "[") || name + 1 == end else { return nil }
        return name..<(end + 1)
    }
}
