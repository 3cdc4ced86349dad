/// Finds expressions in a message: the longest rows of what arithmetic is written with, that really calculate something.
struct ArithmeticFinder {
    let tokens: [MessageToken]
    /// What other tools have taken.
    let taken: [Range<Int>]

    var found: [ToolRequest.Found] {
        var found: [ToolRequest.Found] = []
        var row: [Piece] = []
        var index = 0
        while index < tokens.count {
            let piece = taken.contains { $0.contains(index) } ? nil : piece(at: index)
            if piece == nil || Self.startsAnew(after: row.last, with: piece) {
                found += Self.request(from: row).map { [$0] } ?? []
                row = []
            }
            if var piece {
                piece.isApart = tokens[index].followsSpace
                row.append(piece)
            }
            index = piece?.range.upperBound ?? index + 1
        }
        return found + (Self.request(from: row).map { [$0] } ?? [])
    }

    /// A part of an expression in the calculator's spelling.
    private struct Piece {
        enum Role { case operand, function, binary, percent, open, close }
        var role: Role
        var text: String
        var range: Range<Int>
        /// Whether white space comes before it.
        var isApart = false
    }

    private static let phrases: [(words: [String], role: Piece.Role, text: String)] = [
        (["to", "the", "power", "of"], .binary, "^"), (["square", "root", "of"], .function, "sqrt"),
        (["multiplied", "by"], .binary, "*"), (["divided", "by"], .binary, "/"), (["plus"], .binary, "+"),
        (["minus"], .binary, "-"), (["times"], .binary, "*"), (["x"], .binary, "*"), (["mod"], .binary, "%"),
        (["modulo"], .binary, "%"), (["squared"], .binary, "^ 2"), (["cubed"], .binary, "^ 3"),
        (["percent"], .percent, "%"),
        (["pi"], .operand, "pi"), (["sqrt"], .function, "sqrt"), (["abs"], .function, "abs"),
        (["round"], .function, "round"),
    ]

    private static let symbols: [Character: (Piece.Role, String)] = [
        "+": (.binary, "+"), "-": (.binary, "-"), "−": (.binary, "-"), "–": (.binary, "-"), "*": (.binary, "*"),
        "×": (.binary, "*"), "·": (.binary, "*"), "/": (.binary, "/"), "÷": (.binary, "/"), "^": (.binary, "^"),
        "%": (.percent, "%"), "(": (.open, "("), ")": (.close, ")"), "π": (.operand, "pi"), "√": (.function, "sqrt"),
    ]

    private func piece(at index: Int) -> Piece? {
        switch tokens[index].kind {
        case .number:
            return Piece(role: .operand, text: tokens[index].text.filter { $0 != "," }, range: index..<index + 1)
        case .symbol("*")
        where index + 1 < tokens.count && tokens[index + 1].isSymbol("*") && !tokens[index + 1].followsSpace:
            return Piece(role: .binary, text: "^", range: index..<index + 2)
        case .symbol(let symbol):
            return Self.symbols[symbol].map { Piece(role: $0.0, text: $0.1, range: index..<index + 1) }
        case .word("of") where index > 0 && (tokens[index - 1].isSymbol("%") || tokens[index - 1].word == "percent"):
            return Piece(role: .binary, text: "of", range: index..<index + 1)
        case .word:
            return phrase(at: index)
        case .other:
            return nil
        }
    }

    private func phrase(at index: Int) -> Piece? {
        for (words, role, text) in Self.phrases where index + words.count <= tokens.count {
            if words.indices.allSatisfy({ tokens[index + $0].word == words[$0] }) {
                return Piece(role: role, text: text, range: index..<index + words.count)
            }
        }
        return nil
    }

    /// Two operands beside each other belong to two expressions.
    private static func startsAnew(after last: Piece?, with piece: Piece?) -> Bool {
        guard let last = last?.role, let role = piece?.role else { return false }
        return (last == .operand || last == .close) && (role == .operand || role == .function || role == .open)
    }

    /// The row without what only looks like arithmetic at its ends: a list's dash, a full stop's bracket.
    private static func request(from row: [Piece]) -> ToolRequest.Found? {
        var row = row[...]
        // A dash with a blank behind it begins a list or a thought, not a negative number.
        while let first = row.first,
            first.role == .binary && (first.text != "-" || isApart(row)) || first.role == .percent
                || first.role == .close || (first.role == .open && surplus(row) > 0)
        {
            row.removeFirst()
        }
        while let last = row.last,
            last.role == .binary && !last.text.hasPrefix("^ ") || last.role == .function
                || last.role == .open || (last.role == .close && surplus(row) < 0)
        {
            row.removeLast()
        }
        guard let first = row.first, let last = row.last, calculates(row) else { return nil }
        let expression = spelling(of: row)
        return ToolRequest.Found(
            request: .calculate(expression: expression), range: first.range.lowerBound..<last.range.upperBound)
    }

    private static func isApart(_ row: ArraySlice<Piece>) -> Bool {
        row.dropFirst().first?.isApart ?? true
    }

    /// Parentheses that are opened more often than closed.
    private static func surplus(_ row: ArraySlice<Piece>) -> Int {
        row.reduce(0) { $0 + ($1.role == .open ? 1 : $1.role == .close ? -1 : 0) }
    }

    /// A lone number, signed or in parentheses, is no question.
    private static func calculates(_ row: ArraySlice<Piece>) -> Bool {
        let operands = row.count { $0.role == .operand }
        let acts = row.contains { $0.role == .function || $0.text.hasPrefix("^ ") }
        return operands > 1 || (operands == 1 && acts)
    }

    private static func spelling(of row: ArraySlice<Piece>) -> String {
        var text = ""
        var last: Piece.Role?
        var followsSign = false
        for piece in row {
            let hugs =
                followsSign || last == nil || last == .open || (last == .function && piece.role == .open)
                || piece.role == .close || piece.role == .percent
            followsSign = piece.text == "-" && (last == nil || last == .binary || last == .open)
            text += (hugs ? "" : " ") + piece.text
            last = piece.role
        }
        return text
    }
}
