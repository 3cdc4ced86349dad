import BatonCore

/// JSON of every shape, with texts that are hard to lay out.
enum HostileJSON {
    static func value(depth: Int, using generator: inout SplitMix64) -> JSONValue {
        let kinds = depth > 0 ? 9 : 5
        switch Int.random(in: 0..<kinds, using: &generator) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &generator))
        case 2: return .number(["0", "-1", "14.50", "6e23", "1E-7"].randomElement(using: &generator) ?? "0")
        case 3, 4: return .string(HostileText.random(upTo: 12, using: &generator))
        case 5: return .array((0..<Int.random(in: 0...20, using: &generator)).map { .number($0) })
        case 6:
            let count = Int.random(in: 0...4, using: &generator)
            return .array((0..<count).map { _ in value(depth: depth - 1, using: &generator) })
        default:
            let count = Int.random(in: 0...5, using: &generator)
            return .object(
                JSONObject(
                    (0..<count).map { _ in
                        JSONObject.Member(
                            name: HostileText.random(upTo: 3, using: &generator),
                            value: value(depth: depth - 1, using: &generator))
                    }))
        }
    }
}
