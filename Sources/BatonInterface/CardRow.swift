internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// One row of a card, without its looks.
struct CardRow: Hashable, Sendable {
    struct Piece: Hashable, Sendable {
        var text: String
        var role: ThemeRole
    }

    /// A row of one of the card's outlines.
    struct Outline: Hashable, Sendable {
        var index: Int
        var row: Int
    }

    var pieces: [Piece] = []
    /// What follows the pieces.
    var outline: Outline?
    /// What stands at the right edge.
    var note: Piece?
    /// Whether the whole row is what the keys act on.
    var isSelected = false
    /// The column of the insertion point, where that is in this row.
    var cursor: Int?

    init(_ pieces: Piece..., note: Piece? = nil) {
        self.pieces = pieces
        self.note = note
    }

    init(pieces: [Piece]) {
        self.pieces = pieces
    }

    var columns: Int { pieces.reduce(0) { $0 + TextWidth.columns(of: $1.text) } }

    /// `text` in rows of at most `columns`, behind `lead`, which stands before the first and is blank before the others.
    static func wrapped(
        _ text: String, _ role: ThemeRole, lead: String, leadRole: ThemeRole? = nil, columns: Int
    ) -> [CardRow] {
        let leadColumns = TextWidth.columns(of: lead)
        let blank = String(repeating: " ", count: leadColumns)
        return TextLayout.lines(of: text, width: max(1, columns - leadColumns)).enumerated().map { index, line in
            CardRow(
                Piece(text: index == 0 ? lead : blank, role: leadRole ?? role), Piece(text: line.text, role: role))
        }
    }
}

extension CardRow.Piece {
    init(_ text: String, _ role: ThemeRole) {
        self.init(text: text, role: role)
    }
}
