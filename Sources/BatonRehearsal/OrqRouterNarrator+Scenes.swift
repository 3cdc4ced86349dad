/// What only this generation has events of its own for: a refusal, servers of the Model Context Protocol, and the web.
extension OrqRouterNarrator {
    /// Whether the model's text is a refusal.
    var isRefusing: Bool { run.scene == .refusal }

    /// What the answer's text rests on.
    var annotations: [JSON] {
        guard case .search(let query)? = run.scene else { return [] }
        return [
            [
                "type": "url_citation", "title": .string(query), "url": .string(OrqScene.findingPlace),
                "start_index": 0, "end_index": .int(OrqScene.finding.count),
            ]
        ]
    }

    mutating func tellAnnotations(at place: [(String, JSON)]) -> [JSON] {
        var events: [JSON] = []
        for (index, annotation) in annotations.enumerated() {
            let said: [(String, JSON)] = [("annotation_index", .int(index)), ("annotation", annotation)]
            events.append(event("response.output_text.annotation.added", place + said))
        }
        return events
    }

    /// A call in the words of its kind; nil for one of the ordinary kind.
    mutating func ownCall(_ use: ToolUse) -> [JSON]? {
        switch run.scene {
        case .mcp?: return listTools() + callMCP(use)
        case .search?:
            let added = add(search(use, status: "in_progress"))
            return [added] + progress(use, "response.web_search_call", ["in_progress", "searching"])
        default: return nil
        }
    }

    mutating func ownAnswer(to use: ToolUse, _ result: JSON) -> [JSON]? {
        let index = output.count - 1
        switch run.scene {
        case .mcp?:
            let events = progress(use, "response.mcp_call", ["completed"])
            return events + [finish(mcp(use, status: "completed", output: .string(result.text())), at: index)]
        case .search?:
            let events = progress(use, "response.web_search_call", ["completed"])
            return events + [finish(search(use, status: "completed"), at: index)]
        default: return nil
        }
    }

    private mutating func progress(_ use: ToolUse, _ family: String, _ states: [String]) -> [JSON] {
        let place: [(String, JSON)] = [("output_index", .int(output.count - 1)), ("item_id", .string(use.id))]
        var events: [JSON] = []
        for state in states { events.append(event("\(family).\(state)", place)) }
        return events
    }

    private func search(_ use: ToolUse, status: JSON) -> JSON {
        [
            "type": "web_search_call", "id": .string(use.id), "status": status,
            "action": ["type": "search", "query": use.arguments["query"] ?? nil],
        ]
    }

    // MARK: Model Context Protocol

    private static var server: JSON { "archive" }

    private func mcp(_ use: ToolUse, status: JSON, output: JSON) -> JSON {
        [
            "type": "mcp_call", "id": .string(use.id), "server_label": Self.server, "name": .string(use.tool),
            "arguments": .string(use.arguments.text()), "status": status, "output": output, "error": nil,
        ]
    }

    /// A call that waits. orq.ai's schema names the item alone; its fields are those of the interface that it follows.
    mutating func approvalRequest() -> [JSON] {
        let index = output.count
        let item: JSON = [
            "type": "mcp_approval_request", "id": .string(itemID("mcpr", index)), "server_label": Self.server,
            "name": "delete_notes", "arguments": #"{"before":"2026-01-01"}"#,
        ]
        return [add(item), finish(item, at: index)]
    }

    private mutating func listTools() -> [JSON] {
        let index = output.count
        let id = itemID("mcpl", index)
        let item: JSON = [
            "type": "mcp_list_tools", "id": .string(id), "server_label": Self.server,
            "tools": [["name": "read_notes", "input_schema": ["type": "object"]]],
        ]
        let place: [(String, JSON)] = [("output_index", .int(index)), ("item_id", .string(id))]
        return [
            add(item), event("response.mcp_list_tools.in_progress", place),
            event("response.mcp_list_tools.completed", place), finish(item, at: index),
        ]
    }

    private mutating func callMCP(_ use: ToolUse) -> [JSON] {
        let added = add(mcp(use, status: "in_progress", output: nil))
        let started = progress(use, "response.mcp_call", ["in_progress"])
        let place: [(String, JSON)] = [("output_index", .int(output.count - 1)), ("item_id", .string(use.id))]
        let arguments = JSON.string(use.arguments.text())
        return [added] + started + [
            event("response.mcp_call_arguments.delta", place + [("delta", arguments)]),
            event("response.mcp_call_arguments.done", place + [("arguments", arguments)]),
        ]
    }
}
