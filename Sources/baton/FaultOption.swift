import ArgumentParser
import BatonCore
import BatonRehearsal

/// A fault as `baton rehearse --fault` takes it: one platform's, or both platforms' where both have one of that name.
struct FaultOption: Sendable {
    let orchestrate: RehearsalFault?
    let orq: OrqFault?

    /// - Throws: `ValidationError` with the nearest name for one that neither platform has.
    init(_ text: String) throws {
        orchestrate = RehearsalFault(text)
        orq = OrqFault(name: text)
        guard orchestrate == nil, orq == nil else { return }
        let words = Self.names.map { String($0.prefix { !"[=".contains($0) }) }
        let word = String(text.prefix { $0 != "=" })
        if words.contains(word) { throw ValidationError("“\(text)” is not how the fault “\(word)” is written.") }
        let meant = NearestWord.of(word, in: words).map { " Did you mean “\($0)”?" } ?? ""
        throw ValidationError("There is no fault “\(text)”.\(meant)")
    }

    /// All names as they are typed, in alphabetical order; of one that both platforms have, the longer spelling.
    static var names: [String] {
        let spellings = RehearsalFault.names
        let others = OrqFault.allCases.map(\.rawValue).filter { name in !spellings.contains { $0.hasPrefix(name) } }
        return (spellings + others).sorted()
    }
}
