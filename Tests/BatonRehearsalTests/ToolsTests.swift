import BatonRehearsal
import Testing

struct ToolsTests {
    private let tools = RehearsedAgent.tools

    @Test(arguments: [
        ("What is 2+2?", "2 + 2", 4.0), ("(2+3)*4, please", "(2 + 3) * 4", 20), ("- 2 * 3", "2 * 3", 6),
        ("what's -2 + 5", "-2 + 5", 3), ("see (1+1).", "(1 + 1)", 2), ("(see 1+1)", "1 + 1", 2),
        ("3 plus 4 times 2", "3 + 4 * 2", 11),
        ("15 percent of 80", "15% of 80", 12), ("17 mod 5", "17 % 5", 2), ("five? no: 5 squared", "5 ^ 2", 25),
        ("the square root of 16", "sqrt 16", 4), ("2**10", "2 ^ 10", 1_024), ("12 × 3 ÷ 4", "12 * 3 / 4", 9),
        ("1,000 * 3", "1000 * 3", 3_000), ("6 divided by 4", "6 / 4", 1.5), ("7-3", "7 - 3", 4),
        ("2 - 2 - thanks", "2 - 2", 0),
    ])
    func `arithmetic is found in a sentence and goes through the calculator`(
        prompt: String, expression: String, value: Double
    ) {
        let acts = tools.acts(for: prompt)
        #expect(acts.calls.map(\.tool) == ["calculator"])
        #expect(acts.calls.first?.arguments == ["expression": .string(expression)])
        #expect(acts.results.first??["value"]?.double == value)
    }

    @Test(arguments: [
        "hello", "on 2026-11-22 at 10:30", "version 1.2.3 please", "I have 5 apples", "-5", "(5)", "a - b", "3 times",
        "some time ago", "I have 12 km to go", "",
    ])
    func `what asks for nothing calls nothing and says what can be asked`(prompt: String) {
        let acts = tools.acts(for: prompt)
        #expect(acts.calls.isEmpty)
        #expect(acts.text.contains("calculator"))
    }

    @Test func `an impossible calculation is a failed step, and the answer says why`() {
        let acts = tools.acts(for: "1 / 0")
        #expect(acts.failures == ["Division by zero has no result."])
        #expect(acts.text.contains("Division by zero"))
    }

    @Test(arguments: [
        ("convert 10 km to miles", "km", "mi", 6.213_711_922_37), ("12 in in cm", "in", "cm", 30.48),
        ("72 F to C", "°F", "°C", 22.222_222_222_2), ("-40 celsius in fahrenheit", "°C", "°F", -40),
        ("5 kg as pounds", "kg", "lb", 11.023_113_109_2), ("how many MiB are in 2 GB?", "GB", "MiB", 1_907.348_632_81),
        ("how many feet in 3 m", "m", "ft", 9.842_519_685_04), ("100 km/h to mph", "km/h", "mph", 62.137_119_223_7),
        ("8 Mb to MB", "Mbit", "MB", 1), ("2 gallons to litres", "gal", "l", 7.570_823_568),
        ("3 fl oz to ml", "fl oz", "ml", 88.720_588_687_5),
        ("20 degrees celsius to K", "°C", "K", 293.15),
    ])
    func `units are converted`(prompt: String, from: String, to: String, value: Double) {
        let acts = tools.acts(for: prompt)
        #expect(acts.calls.map(\.tool) == ["convert"])
        let result = acts.results.first ?? nil
        #expect(result?["from"] == .string(from))
        #expect(result?["to"] == .string(to))
        #expect(abs((result?["value"]?.double ?? .nan) / value - 1) < 1e-9)
    }

    @Test(arguments: ["convert 3 km to kg", "convert 3 km to parsecs", "-300 C to F"])
    func `a conversion that cannot be is a failed step`(prompt: String) {
        #expect(tools.acts(for: prompt).failures.count == 1)
    }

    @Test(arguments: [
        ("what time is it?", "2026-11-22T21:55:14+00:00"), ("what time is it in Tokyo", "2026-11-23T06:55:14+09:00"),
        ("the time in New York", "2026-11-22T16:55:14-05:00"), ("time in Zürich", "2026-11-22T22:55:14+01:00"),
        ("what time is it in UTC+5:30", "2026-11-23T03:25:14+05:30"),
        ("clock for Kathmandu", "2026-11-23T03:40:14+05:45"),
        ("time in Sydney", "2026-11-23T08:55:14+11:00"),
        ("what is the local time in são paulo", "2026-11-22T18:55:14-03:00"),
    ])
    func `the clock tells the time of many places`(prompt: String, time: String) {
        let acts = tools.acts(for: prompt)
        #expect(acts.calls.map(\.tool) == ["clock"])
        #expect(acts.results.first??["time"] == .string(time))
    }

    @Test(arguments: [
        // The last second of one and the first of the other: 2026-03-29 01:00 UTC, 2026-10-25 01:00 UTC.
        ("Berlin", Int64(1_774_745_999), "2026-03-29T01:59:59+01:00"),
        ("Berlin", 1_774_746_000, "2026-03-29T03:00:00+02:00"),
        ("Berlin", 1_792_889_999, "2026-10-25T02:59:59+02:00"), ("Berlin", 1_792_890_000, "2026-10-25T02:00:00+01:00"),
        // 2026-03-08 02:00 and 2026-11-01 02:00 in New York.
        ("Boston", 1_772_953_199, "2026-03-08T01:59:59-05:00"), ("Boston", 1_772_953_200, "2026-03-08T03:00:00-04:00"),
        ("Boston", 1_793_512_799, "2026-11-01T01:59:59-04:00"), ("Boston", 1_793_512_800, "2026-11-01T01:00:00-05:00"),
        // 2026-04-05 03:00 and 2026-10-04 02:00 in Sydney.
        ("Sydney", 1_775_318_399, "2026-04-05T02:59:59+11:00"), ("Sydney", 1_775_318_400, "2026-04-05T02:00:00+10:00"),
        ("Sydney", 1_791_043_199, "2026-10-04T01:59:59+10:00"), ("Sydney", 1_791_043_200, "2026-10-04T03:00:00+11:00"),
        ("UTC", 0, "1970-01-01T00:00:00+00:00"), ("UTC", 951_782_400, "2000-02-29T00:00:00+00:00"),
    ])
    func `summer time begins and ends with the second`(place: String, seconds: Int64, time: String) {
        let acts = tools.acts(for: "the time in \(place)", at: seconds * 1_000)
        #expect(acts.results.first??["time"] == .string(time))
    }

    @Test func `a place without a clock is a failed step that names some`() {
        #expect(tools.acts(for: "what time is it in Atlantis?").failures.first?.contains("Tokyo") == true)
    }

    @Test func `several requests are several calls, in their order, each with its result`() {
        let acts = tools.acts(
            for: "What is 6*7, what time is it in Tokyo and London, and how much is 3 km in miles? Also 1/0.")
        #expect(acts.calls.map(\.tool) == ["calculator", "clock", "clock", "convert", "calculator"])
        #expect(Set(acts.calls.map(\.id)).count == 5)
        #expect(acts.results.compactMap(\.self).count == 4)
        #expect(acts.failures.count == 1)
        #expect(acts.text.contains("**42**") && acts.text.contains("**1.86411 mi**"))
    }

    @Test func `each call is answered exactly once, after it was made, and before the answer`() {
        let acts = tools.acts(for: "1+1 and 2+2 and 3+3 and 4/0")
        var open: Set<String> = []
        for act in acts {
            switch act {
            case .call(let use): #expect(open.insert(use.id).inserted)
            case .result(let use, _, _), .toolFailed(let use, _, _): #expect(open.remove(use.id) != nil)
            case .say: #expect(open.isEmpty)
            default: break
            }
        }
        #expect(open.isEmpty)
    }

    @Test func `relay hands over to tools, which does the work, and reports its answer`() throws {
        let acts = RehearsedAgent.relay.acts(for: "What is 6*7?")
        let over = try #require(acts.firstIndex(of: .handOff(to: "tools", input: "What is 6*7?")))
        let back = try #require(acts.firstIndex(of: .handBack(from: "tools")))
        let call = try #require(acts.firstIndex { if case .call = $0 { true } else { false } })
        #expect(over < call && call < back)
        #expect(acts[back...].text.contains("**42**"))
        #expect(acts[..<back].text.isEmpty)
    }
}
