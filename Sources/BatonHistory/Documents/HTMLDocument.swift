package import BatonCore

/// A thread as one HTML file that needs nothing beside it: no script, no picture, light or dark as its reader's screen is.
package enum HTMLDocument {
    package static func text(_ thread: ChatThread) -> String {
        head(of: thread) + thread.turns.map { text($0, of: thread) }.joined() + foot
    }

    static let foot = "</body>\n</html>\n"

    static func head(of thread: ChatThread) -> String {
        let title = escaped(DocumentText.title(of: thread))
        return lines([
            "<!doctype html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
            // Nothing that the text might hold can load or run anything, whatever a reader does with the file.
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            "<title>\(title)</title>", "<style>\n\(style)\n</style>", "</head>", "<body>", "<h1>\(title)</h1>",
            "<p class=\"about\">\(escaped(thread.agent.agent)) · \(escaped(thread.agent.profile.text))</p>",
        ]) + lines(thread.origin.map { [remark(DocumentText.origin($0))] } ?? [])
    }

    static func text(_ turn: Turn, of thread: ChatThread) -> String {
        let time = escaped(DocumentText.time(turn.created.unixMilliseconds))
        var lines = ["<section class=\"you\"><h2>You <time>\(time)</time></h2>", block(turn.prompt.text)]
        lines += turn.prompt.files.map { "<p class=\"about\">Attached: \(escaped($0.name))</p>" }
        lines.append("</section>")
        if let run = turn.run { lines += section(run, of: thread) }
        lines += thread.handOvers.filter { $0.turn == turn.id }.map { remark(DocumentText.target($0)) }
        return self.lines(lines)
    }

    private static func lines(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

    private static func section(_ run: Run, of thread: ChatThread) -> [String] {
        var lines = ["<section><h2>\(escaped(run.agentName ?? thread.agent.agent))</h2>"]
        for item in run.items {
            switch item {
            case .part(let part) where part.kind == .text: lines.append(block(part.text))
            case .part(let part):
                lines.append("<details><summary>thought</summary>\(block(part.text))</details>")
            case .step(let step): lines.append(details(step))
            }
        }
        if !run.sources.isEmpty {
            lines.append("<ol>" + run.sources.map { "<li>\(link($0.title, $0.address))</li>" }.joined() + "</ol>")
        }
        lines += run.files.map { "<p>File: \(link($0.name, $0.isInline ? nil : $0.address))</p>" }
        lines += DocumentText.remarks(on: run).map(remark)
        return lines + ["</section>"]
    }

    private static func remark(_ text: String) -> String { "<p class=\"about\">\(escaped(text))</p>" }

    private static func details(_ step: Step) -> String {
        var inner = ""
        if let call = step.call { inner += block(call.arguments.unwrappingText.prettyText) }
        if let result = step.result { inner += block(DocumentText.plain(result)) }
        if let failure = step.failure { inner += block(failure) }
        return "<details><summary>\(escaped(DocumentText.heading(of: step)))</summary>\(inner)</details>"
    }

    private static func block(_ text: String) -> String { text.isEmpty ? "" : "<pre>\(escaped(text))</pre>" }

    /// Only addresses of the web become links: `javascript:` and its kin are shown, not followed.
    private static func link(_ title: String, _ address: String?) -> String {
        guard let address else { return escaped(title) }
        guard address.hasPrefix("https://") || address.hasPrefix("http://") else {
            return "\(escaped(title)) \(escaped(address))"
        }
        return "<a rel=\"noreferrer\" href=\"\(escaped(address))\">\(escaped(title))</a>"
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static let style = """
        :root { color-scheme: light dark; --line: #8884; --soft: #8881; }
        body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
        h1 { font-size: 1.4rem; } h2 { font-size: 1rem; margin: 0 0 .4rem; }
        section { padding: .8rem 0; border-top: 1px solid var(--line); }
        .you { background: var(--soft); padding: .8rem; border: 0; border-radius: .4rem; }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: .3rem 0; }
        details { margin: .4rem 0; } details pre { font: .85rem/1.4 ui-monospace, monospace; }
        .about, time { opacity: .65; font-size: .85rem; font-weight: normal; }
        """
}
