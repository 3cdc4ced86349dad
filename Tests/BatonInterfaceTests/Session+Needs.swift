import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen

extension Session {
    /// A run that ends with a question, and a moment to read it.
    mutating func ask(_ need: Need, slot number: Int = 1) {
        if state.activeNumber.value == number { say("go") }
        receive(.ended(.needs(need)), slot: number)
        wait(.milliseconds(400))
    }

    /// What was handed to the platforms so far, whole.
    var sentPrompts: [Prompt] {
        conversationCommands.compactMap { command -> Prompt? in
            if case .startRun(_, let request) = command { request.prompt } else { nil }
        }
    }

    var card: NeedCard? { state.active.card }

    /// The rows of the screen from the card's rule to the composer's.
    var cardScreen: String {
        mutating get {
            guard let rect = state.layout?.card else { return "" }
            return screen.split(separator: "\n", omittingEmptySubsequences: false)[rect.row - 1..<rect.row + rect.rows]
                .joined(separator: "\n")
        }
    }
}

extension Need {
    static var cities: Need {
        Need(
            kind: .choice, question: "Which city?",
            choices: [Choice(label: "Bern", value: "bern"), Choice(label: "Zürich", value: "zuerich")])
    }

    static var invoice: Need {
        Need(
            kind: .approval, question: "May I send it?",
            calls: [ToolCall(id: "c1", name: "send_invoice", arguments: ["to": "ann@example.com", "amount": 120])])
    }

    static func weather(_ cities: String...) -> Need {
        Need(
            kind: .toolResult, question: "",
            calls: cities.enumerated().map { index, city in
                ToolCall(id: ToolCallID("c\(index + 1)"), name: "get_weather", arguments: ["city": .string(city)])
            })
    }

    static var order: Need {
        var size = FormField(name: "size", label: "Size", type: "string", isRequired: true, choices: ["s", "m"])
        size.choiceLabels = ["small", "medium"]
        var quantity = FormField(name: "quantity", label: "Quantity", type: "integer", isRequired: true)
        quantity.bounds = .init(minimum: 1, maximum: 9)
        var gift = FormField(name: "gift", label: "Gift", type: "boolean")
        gift.defaultValue = false
        return Need(
            kind: .form, question: "What shall I order?",
            fields: [
                FormField(name: "name", label: "Name", type: "string", isRequired: true), quantity, size, gift,
                FormField(name: "extras", label: "Extras", type: "array", choices: ["card", "ribbon"]),
            ])
    }
}
