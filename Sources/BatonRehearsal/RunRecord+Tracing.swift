/// Ids that the platforms give a run beside its own; made of it, so that they are the same wherever they are written.
extension RunRecord {
    /// OpenTelemetry's: 32 hexadecimal digits.
    var traceID: String {
        let trace: Identifier<RunRecord> = id.sibling(1)
        return trace.uuid.filter { $0 != "-" }
    }

    /// OpenTelemetry's: 16 hexadecimal digits.
    var spanID: String {
        let span: Identifier<RunRecord> = id.sibling(2)
        return String(span.uuid.filter { $0 != "-" }.prefix(16))
    }

    /// watsonx Orchestrate's `task_id`, and orq.ai's `workflowRunId`.
    var workID: Identifier<RunRecord> { id.sibling(3) }
}
