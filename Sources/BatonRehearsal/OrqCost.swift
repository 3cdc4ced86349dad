/// What a run is said to cost, in US dollars: nothing is paid for it (`billable` is false), but a client has a sum to show.
struct OrqCost: Hashable, Sendable {
    let input: Double
    let output: Double
    var total: Double { input + output }

    /// A word costs what a token of a middling model does: 2.50 dollars a million read, 10 a million written.
    init(_ usage: WordUsage) {
        input = Double(usage.input) * 2.5e-6
        output = Double(usage.output) * 1e-5
    }

    /// As the first generation's last event has it.
    var billing: JSON {
        [
            "total_cost": .double(total), "input_cost": .double(input), "output_cost": .double(output),
            "billable": false, "integration_id": nil,
        ]
    }
}
