/// Something in a message that a tool can do.
enum ToolRequest: Hashable, Sendable {
    case calculate(expression: String)
    case convert(amount: Double, from: String, to: String)
    /// The place as the user named it; nil where none was.
    case tellTime(place: String?)

    /// What the message asks for, in the order in which it does.
    static func all(in message: String) -> [ToolRequest] {
        let tokens = MessageToken.tokens(of: message)
        var found = ConversionFinder(tokens: tokens).found + TimeFinder(tokens: tokens).found
        found += ArithmeticFinder(tokens: tokens, taken: found.map(\.range)).found
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }.map(\.request)
    }

    /// A request with the tokens that it is made of.
    struct Found: Hashable, Sendable {
        let request: ToolRequest
        let range: Range<Int>
    }
}
