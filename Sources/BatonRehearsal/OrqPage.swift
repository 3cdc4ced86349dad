import HTTPTypes

/// One page of a list, by orq.ai's manner of paging (`orq.md` §2).
enum OrqPage {
    /// - Parameters:
    ///   - all: in the order in which they are listed.
    ///   - id: an item's, which `starting_after` and `ending_before` name.
    ///   - fallback: how many a page has when the request does not say; nil for all.
    /// - Throws: 400 for a limit that is none, and for an id that nothing has.
    static func entry<Item>(
        of all: [Item], for call: WireCall, fallback: Int? = nil, id: (Item) -> String, _ entry: (Item) -> JSON
    ) throws(WireFailure) -> JSON {
        var items = all[...]
        if let after = try place("starting_after", in: all, for: call, id) { items = items[(after + 1)...] }
        if let before = try place("ending_before", in: all, for: call, id) {
            items = items.prefix { id($0) != id(all[before]) }
        }
        let count = try limit(call) ?? fallback ?? items.count
        let isBackwards = call.query("ending_before") != nil
        let page = isBackwards ? items.suffix(count) : items.prefix(count)
        return [
            "object": "list", "data": .array(page.map(entry)), "has_more": .bool(page.count < items.count),
        ]
    }

    /// Whole numbers, also those that a client writes with a fraction of zero, as orq.ai's own does.
    static func limit(_ call: WireCall) throws(WireFailure) -> Int? {
        guard let text = call.query("limit") else { return nil }
        guard let number = Double(text), let limit = Int(exactly: number), (1...200).contains(limit) else {
            throw .invalid([OrqIssue(["limit"], "Expected a whole number from 1 to 200")])
        }
        return limit
    }

    private static func place<Item>(
        _ name: String, in all: [Item], for call: WireCall, _ id: (Item) -> String
    ) throws(WireFailure) -> Int? {
        guard let wanted = call.query(name) else { return nil }
        guard let place = all.firstIndex(where: { id($0) == wanted }) else {
            throw .invalid([OrqIssue([name], "Nothing has this id")])
        }
        return place
    }
}
