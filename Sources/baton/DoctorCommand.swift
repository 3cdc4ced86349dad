import ArgumentParser
import BatonCore
import BatonTerminal

/// `baton doctor`: what Baton finds here.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Say what Baton finds here: terminal, clipboard, network, history.",
        discussion: """
            The terminal is asked what it knows, the clipboard's programs are looked for, and each profile's server is asked \
            whether it takes the login. Nothing is changed or sent beyond that.
            """)

    enum Area: String, CaseIterable, ExpressibleByArgument {
        case terminal, clipboard, network, history
    }

    @Argument(help: "terminal, clipboard, network or history; left out: all of them.")
    var area: Area?

    @Option(name: .shortAndLong, help: "text, or json: one document.")
    var output: AskCommand.Form = .text

    func run() async throws {
        var sections: [DoctorSection] = []
        for area in Area.allCases where self.area == nil || self.area == area {
            switch area {
            case .terminal: sections.append(.terminal(TerminalDescription()))
            case .clipboard: sections.append(.clipboard(Copying.clipboard(TerminalDescription())))
            case .history: sections.append(await .history(try Setup.load()))
            case .network: sections.append(await .network(try Setup.load()))
            }
        }
        switch output {
        case .text: try StandardOutput.write(sections.map(\.text).joined(separator: "\n"))
        case .json:
            let found = sections.map { JSONObject.Member(name: $0.name, value: $0.json) }
            let document = JSONValue.object(JSONObject([.init(name: "schema", value: "baton.doctor/1")] + found))
            try StandardOutput.write(document.prettyText + "\n")
        }
    }
}
