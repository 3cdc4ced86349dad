package import BatonCore
internal import BatonTheme

/// A question that wants words, files, or something done elsewhere.
struct NoticeCard: Hashable, Sendable {
    /// Something that Enter does.
    private enum Row: Hashable {
        case open(String)
        case done
        case attachFile
        case sendFiles
    }

    private let kind: Need.Kind
    private let remarks: [String]
    private let entries: [Row]
    private var selection = 0

    init(_ need: Need) {
        kind = need.kind
        var remarks: [String] = []
        var entries: [Row] = []
        switch need.kind {
        case .signIn:
            entries = LinkList(answer: need.question).targets.filter(LinkList.isFollowed).map(Row.open)
            if need.isAnswerable { entries.append(.done) }
            if !need.isAnswerable { remarks.append("Sign in there; then go on here with a message.") }
        case .file:
            remarks = need.uploads.remarks
            if need.isAnswerable { entries = [.attachFile, .sendFiles] }
            if !need.isAnswerable { remarks.append("Baton cannot send files here.") }
        case .input, .choice, .form, .approval, .toolResult:
            remarks = [need.isAnswerable ? "Type the answer." : Self.elsewhere]
        }
        self.remarks = remarks
        self.entries = entries
    }

    static let elsewhere = "This waits for an answer in the platform's own interface."

    mutating func perform(_ command: CardCommand) -> [CardAction] {
        switch command {
        case .up, .previous: move(by: -1)
        case .down, .next: move(by: 1)
        case .confirm: return entries.isEmpty ? [] : Self.actions(of: entries[selection])
        case .allow:
            guard let last = entries.last, last == .done || last == .sendFiles else {
                return [.tell("This wants an answer in your own words")]
            }
            return Self.actions(of: last)
        case .allowForThread, .deny, .denyWithReason: return [.tell("This wants an answer in your own words")]
        case .left, .right, .pageUp, .pageDown, .toggle, .clear, .digit, .edit, .stop: break
        }
        return []
    }

    private mutating func move(by step: Int) {
        if !entries.isEmpty { selection = (selection + step + entries.count) % entries.count }
    }

    private static func actions(of row: Row) -> [CardAction] {
        switch row {
        case .open(let address): [.open(address)]
        case .done: [.send(.signedIn)]
        case .attachFile: [.attachFile]
        case .sendFiles: [.sendFiles]
        }
    }

    func rows(_ context: CardContext) -> [CardRow] {
        remarks.flatMap { CardRow.wrapped($0, .dim, lead: "   ", columns: context.columns) }
            + entries.enumerated().flatMap { index, entry in
                let isSelected = context.isFocused && index == selection
                let lead = isSelected ? " › " : "   "
                var rows = CardRow.wrapped(
                    Self.text(of: entry, context.keymap), .text, lead: lead, leadRole: .key, columns: context.columns)
                for row in rows.indices { rows[row].isSelected = isSelected }
                return rows
            }
    }

    private static func text(of row: Row, _ keymap: Keymap) -> String {
        switch row {
        case .open(let address): "Open \(address)"
        case .done: "Say that it is done"
        case .attachFile:
            "Attach a file" + (keymap.hint(for: .attachFile, in: [.everywhere]).map { ": \($0) from anywhere" } ?? "")
        case .sendFiles: "Send the attached files"
        }
    }

    func foot(_ context: CardContext) -> [CardRow] {
        guard let last = entries.last else { return [] }
        switch last {
        case .open, .attachFile: return []
        case .done: return context.isFocused ? [] : context.keys([(.allow, "done")])
        case .sendFiles: return context.isFocused ? [] : context.keys([(.allow, "send")])
        }
    }
}

extension Prompt {
    /// Says that a sign-in is done: an answer without values, by which a platform that has a word of its own for it knows it
    /// from any other message.
    package static var signedIn: Prompt {
        var prompt = Prompt("Done, I have signed in.")
        prompt.form = .submitted([])
        return prompt
    }
}
