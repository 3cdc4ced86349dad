import HTTPTypes

/// `limit` and `offset` of a list.
struct OrchestratePage {
    let offset: Int
    /// nil for all that there are.
    let limit: Int?

    /// - Throws: 422 for what is not a whole number from zero on.
    init(_ call: WireCall) throws(WireFailure) {
        offset = try Self.number("offset", in: call) ?? 0
        limit = try Self.number("limit", in: call)
    }

    func cut(_ entries: [JSON]) -> [JSON] {
        Array(entries.dropFirst(offset).prefix(limit ?? entries.count))
    }

    private static func number(_ name: String, in call: WireCall) throws(WireFailure) -> Int? {
        guard let text = call.query(name) else { return nil }
        guard let number = Int(text), number >= 0 else {
            throw .unprocessable(
                ["query", name], "Input should be a valid integer greater than or equal to 0", type: "int_parsing")
        }
        return number
    }
}
