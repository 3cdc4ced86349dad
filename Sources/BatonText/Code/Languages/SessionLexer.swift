/// Paints what a terminal showed: commands behind their prompts, and their output as it is.
struct SessionLexer: LineLexer {
    private var shell = ShellLexer()

    mutating func scan(_ line: inout CodeLine) {
        if let prompt = endOfPrompt(line) {
            line.paint(to: prompt, .label)
            shell = ShellLexer()
            shell.scan(&line)
        } else if shell.isOpen {
            if line.current == UInt8(ascii: ">") { line.paint(to: line.position + 1, .label) }
            shell.scan(&line)
        } else {
            line.paint(to: line.end, .plainCode)
        }
    }

    /// The end of `$ `, `# `, `% ` or `user@host:~/work$ `.
    private func endOfPrompt(_ line: CodeLine) -> Int? {
        var index = 0
        var isHost = false
        while index < line.end, !line.bytes[index].isBlank {
            if line.bytes[index] == UInt8(ascii: "@") { isHost = true }
            index += 1
        }
        guard index > 0, index < line.end, Self.signs.contains(line.bytes[index - 1]) else { return nil }
        return index == 1 || isHost ? index : nil
    }

    private static let signs = Array("$#%".utf8)
}
