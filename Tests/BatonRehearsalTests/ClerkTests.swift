import BatonRehearsal
import Testing

struct ClerkTests {
    private let clerk = RehearsedAgent.clerk

    @Test(arguments: [("book something", 0), ("hello", 0), ("I need a form", 1), ("please approve this", 2)])
    func `it asks with options, a form or for an approval, and ends its turn so`(prompt: String, kind: Int) throws {
        let acts = clerk.acts(for: prompt)
        guard case .ask(let ask) = try #require(acts.last) else { throw Unexpected() }
        switch ask {
        case .options(_, let options): #expect(kind == 0 && options.count == 3)
        case .form(_, let fields):
            #expect(kind == 1 && fields.contains { $0.isRequired } && fields.contains { !$0.isRequired })
        case .approval(let use): #expect(kind == 2 && use.tool == "send_invoice")
        case .file, .connection: Issue.record("not asked for")
        }
    }

    @Test(arguments: ["train", "2", "A train seat", "the second, please", "I'd like a train", "TRAIN"])
    func `an option is taken by value, label, number or in a sentence`(answer: String) {
        let turns = clerk.converse("book", answer)
        #expect(turns[1].ask == nil)
        #expect(turns[1].text.hasPrefix("Booked: **a train seat**."))
    }

    @Test func `what is no option is asked for again`() {
        let turns = clerk.converse("book", "a spaceship", "table")
        #expect(turns[1].ask == turns[0].ask)
        #expect(turns[2].text.hasPrefix("Booked: **a table for two**."))
    }

    @Test(arguments: [
        #"{"name": "Ada", "quantity": 3, "size": "small"}"#, "name: Ada\nquantity: 3\nsize: Small",
        "Name=Ada; Quantity=3; Size=small",
        "name: Ada, quantity: 3, size: small",
    ])
    func `a form is understood as JSON and in people's spellings`(answer: String) {
        let turns = clerk.converse("form", answer)
        #expect(turns[1].ask == nil)
        #expect(turns[1].text.hasPrefix("Ordered"))
        for row in ["| Name | Ada |", "| Quantity | 3 |", "| Size | small |"] { #expect(turns[1].text.contains(row)) }
    }

    @Test func `a form that is not complete is asked for again, and keeps what it has`() {
        let turns = clerk.converse("form", "name: Ada, quantity: none", "quantity: 3", "large")
        #expect(turns[1].ask == turns[0].ask)
        #expect(turns[1].text.contains("whole number above zero, not “none”"))
        #expect(turns[2].text.contains("Size (small, medium, large)") && !turns[2].text.contains("Quantity"))
        #expect(turns[3].text.contains("| Name | Ada |") && turns[3].text.contains("| Size | large |"))
    }

    @Test(arguments: ["yes", "y", "Approve", "ok, send it", #"{"approved": true}"#])
    func `an approval lets the tool work`(answer: String) {
        let turns = clerk.converse("approve", answer)
        #expect(turns[1].calls.map(\.tool) == ["send_invoice"])
        #expect(turns[1].results.first??["status"] == "sent")
    }

    @Test(arguments: ["no", "deny", "do not send it", #"{"approved": false}"#, "never mind", "cancel"])
    func `without an approval nothing is done`(answer: String) {
        let turns = clerk.converse("approve", answer)
        #expect(turns[1].calls.isEmpty && turns[1].ask == nil)
        #expect(turns[1].text.lowercased().contains("nothing was"))
    }

    @Test func `what is neither yes nor no is asked again, and after completing a new request is a new one`() {
        let turns = clerk.converse("approve", "perhaps", "yes", "form")
        #expect(turns[1].ask == turns[0].ask)
        #expect(turns[2].ask == nil)
        guard case .form = turns[3].ask else {
            Issue.record("no form")
            return
        }
    }

    private struct Unexpected: Error {}
}
