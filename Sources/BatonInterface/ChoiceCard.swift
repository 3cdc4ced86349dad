internal import BatonCore
internal import BatonScreen
internal import BatonTheme

/// A question with answers to choose from.
struct ChoiceCard: Hashable, Sendable {
    let choices: [Need.Choice]
    private(set) var selection = 0
    /// The digits typed so far of a number with more than one.
    private var typedNumber = 0

    init(choices: [Need.Choice]) {
        self.choices = choices
    }

    mutating func perform(_ command: CardCommand) -> [CardAction] {
        let typed = typedNumber
        typedNumber = 0
        switch command {
        case .up, .previous: move(to: selection - 1)
        case .down, .next: move(to: selection + 1)
        case .pageUp: selection = 0
        case .pageDown: selection = choices.count - 1
        case .digit(let digit): type(digit, after: typed)
        case .confirm: return [.send(Prompt(choices[selection].value))]
        case .allow, .allowForThread, .deny, .denyWithReason:
            return [.tell("This wants one of its options, or your own words")]
        case .left, .right, .toggle, .clear, .edit, .stop: break
        }
        return []
    }

    private mutating func move(to place: Int) {
        selection = (place + choices.count) % choices.count
    }

    private mutating func type(_ digit: Int, after typed: Int) {
        let number = choices.indices.contains(typed * 10 + digit - 1) ? typed * 10 + digit : digit
        guard choices.indices.contains(number - 1) else { return }
        selection = number - 1
        typedNumber = number
    }

    func rows(_ context: CardContext) -> [CardRow] {
        let width = String(choices.count).count
        return choices.enumerated().flatMap { index, choice in
            let number = String(index + 1)
            let isSelected = context.isFocused && index == selection
            let blank = String(repeating: " ", count: width - number.count)
            let lead = (isSelected ? " › " : "   ") + blank + number + "  "
            var rows = CardRow.wrapped(choice.label, .text, lead: lead, leadRole: .key, columns: context.columns)
            for row in rows.indices { rows[row].isSelected = isSelected }
            return rows
        }
    }
}
