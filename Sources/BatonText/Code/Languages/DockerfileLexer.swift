/// Paints Dockerfiles: an instruction, then a shell's words.
struct DockerfileLexer: LineLexer {
    private static let instructions = WordTable(
        Vocabulary(
            keywords: "run cmd entrypoint shell onbuild healthcheck",
            values: "from label maintainer expose env add copy volume user workdir arg stopsignal"
        ).entries, foldsCase: true)

    private static let name = Array("as".utf8)

    private var shell = ShellLexer()

    mutating func scan(_ line: inout CodeLine) {
        if shell.isOpen { return shell.scan(&line) }
        line.paintSpaces()
        let end = line.endOfWord(from: line.position)
        guard let instruction = Self.instructions.entry(of: line.position..<end, in: line) else {
            return shell.scan(&line)
        }
        line.paint(to: end, .keyword)
        if instruction.before == .nothing { return shell.scan(&line) }
        guard let alias = alias(line) else { return shell.scanArguments(&line) }
        let lineEnd = line.end
        line.end = alias
        shell.scanArguments(&line)
        line.end = lineEnd
        line.paint(to: alias + Self.name.count, .keyword)
        line.paintSpaces()
        line.paint(to: line.end, .type)
    }

    /// Where `AS name` stands, the last two words.
    private func alias(_ line: CodeLine) -> Int? {
        var index = line.end
        while index > line.position, !line.bytes[index - 1].isBlank { index -= 1 }
        while index > line.position, line.bytes[index - 1].isBlank { index -= 1 }
        let start = index - Self.name.count
        guard start > line.position, line.bytes[start - 1].isBlank, line.hasAnyCase(Self.name, at: start) else {
            return nil
        }
        return start
    }
}
