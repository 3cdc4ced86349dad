/// The bounds of a `run`'s settings (`orq.md` §4).
enum OrqSettings {
    static func issues(of settings: JSON?) -> [OrqIssue] {
        guard let settings, settings.members != nil else { return [] }
        return whole("max_iterations", 1...100, in: settings) + whole("max_execution_time", 2...600, in: settings)
            + cost(in: settings) + approval(in: settings)
            + ["evaluators", "guardrails"].flatMap { checks($0, in: settings) }
    }

    private static func whole(_ name: String, _ range: ClosedRange<Int>, in object: JSON) -> [OrqIssue] {
        guard let value = object[name], !value.isNull else { return [] }
        if let number = value.int, range.contains(number) { return [] }
        let bounds = "\(range.lowerBound) to \(range.upperBound)"
        return [OrqIssue(["settings", name], "Expected a whole number from \(bounds)")]
    }

    private static func cost(in settings: JSON) -> [OrqIssue] {
        guard let value = settings["max_cost"], !value.isNull, (value.double ?? -1) < 0 else { return [] }
        return [OrqIssue(["settings", "max_cost"], "Expected a number from 0")]
    }

    private static func approval(in settings: JSON) -> [OrqIssue] {
        guard let value = settings["tool_approval_required"], !value.isNull else { return [] }
        if ["all", "respect_tool", "none"].contains(value.string) { return [] }
        return [OrqIssue(["settings", "tool_approval_required"], "Expected 'all', 'respect_tool' or 'none'")]
    }

    /// Evaluators and guardrails are checked alike.
    private static func checks(_ name: String, in settings: JSON) -> [OrqIssue] {
        (settings[name]?.array ?? []).enumerated().flatMap { index, check -> [OrqIssue] in
            let path = ["settings", name, "\(index)"]
            var issues: [OrqIssue] = []
            if check["id"]?.string == nil { issues.append(OrqIssue(path + ["id"], "Required")) }
            if !["input", "output"].contains(check["execute_on"]?.string) {
                issues.append(OrqIssue(path + ["execute_on"], "Expected 'input' or 'output'"))
            }
            if let rate = check["sample_rate"], !(1...100).contains(rate.double ?? 0) {
                issues.append(OrqIssue(path + ["sample_rate"], "Expected a number from 1 to 100"))
            }
            return issues
        }
    }
}
