import BatonRehearsal
import Testing

struct IdentifierTests {
    @Test func `both shapes of an id read back as the same id`() {
        var source = IdentifierSource()
        for time in Int64(0)..<200 {
            let id: RunID = source.next(at: time * 12_345_678_901)
            #expect(RunID(id.uuid) == id)
            #expect(RunID(id.ulid) == id)
            #expect(RunID(id.uuid.uppercased()) == id)
        }
    }

    @Test func `a UUID has version 4 and its variant, a ULID its alphabet and its time`() throws {
        var source = IdentifierSource()
        let id: RunID = source.next(at: 1_469_918_176_385)
        let groups = id.uuid.split(separator: "-").map(String.init)
        #expect(groups.map(\.count) == [8, 4, 4, 4, 12])
        #expect(groups[2].first == "4")
        #expect("89ab".contains(try #require(groups[3].first)))
        // The time of the ULID specification's own example.
        #expect(id.ulid.hasPrefix("01ARYZ6S41"))
        #expect(id.ulid.count == 26)
    }

    @Test func `ids grow within a millisecond, and when the clock goes back`() {
        var source = IdentifierSource()
        let ids: [RunID] = [5, 5, 5, 4, 0, 6].map { source.next(at: $0) }
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == ids.count)
    }

    @Test func `the UUIDs of one moment begin differently, as a person tells them apart`() {
        var source = IdentifierSource()
        let beginnings = (0..<3_000).map { _ in (source.next(at: 1_469_918_176_385) as RunID).uuid.prefix(8) }
        #expect(Set(beginnings).count > 2_990)
    }

    @Test(arguments: ["", "x", "0000", String(repeating: "8", count: 26), String(repeating: "-", count: 36)])
    func `other texts are no ids`(text: String) {
        #expect(RunID(text) == nil)
    }

    @Test func `the troupe's ids stay the same and are found by key and by either shape`() throws {
        #expect(Rehearsal.agents.map(\.key) == ["guide", "tools", "writer", "relay", "clerk", "stumble"])
        #expect(RehearsedAgent.guide.uuid == "78dde6e5-fd29-4f05-9019-80b619000000")
        for agent in Rehearsal.agents {
            for word in [agent.key, agent.uuid, agent.ulid] { #expect(Rehearsal.agent(word) == agent) }
        }
        #expect(Set(Rehearsal.agents.map(\.id)).count == Rehearsal.agents.count)
        #expect(Rehearsal.agent("nobody") == nil)
    }
}
