internal import BatonCore

extension RemoteHandle {
    var stored: JSONValue {
        var object: JSONObject = ["platform": .string(platform.rawValue)]
        object.put("ids", Self.object(ids.all.map { ($0.kind.rawValue, $0.text) }))
        object.put("state", Self.object(state.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }))
        return .object(object)
    }

    init(stored: StoredValue) throws(StoredMistake) {
        self.init(platform: try stored.word("platform"))
        for (name, text) in try Self.texts(stored["ids"]) {
            guard let kind = RemoteIDs.Kind(rawValue: name) else { throw stored.mistake("“\(name)” is no kind of id") }
            ids[kind] = text
        }
        for (name, text) in try Self.texts(stored["state"]) { state[name] = text }
    }

    private static func object(_ members: [(String, String)]) -> JSONValue? {
        members.isEmpty ? nil : .object(JSONObject(members.map { .init(name: $0.0, value: .string($0.1)) }))
    }

    private static func texts(_ stored: StoredValue?) throws(StoredMistake) -> [(String, String)] {
        guard let stored else { return [] }
        var texts: [(String, String)] = []
        for member in try stored.object.members {
            guard let text = member.value.string else { throw stored.mistake("\(member.name) is a text") }
            texts.append((member.name, text))
        }
        return texts
    }
}
