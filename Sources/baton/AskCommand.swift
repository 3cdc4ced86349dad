import ArgumentParser
import BatonCore
import BatonSettings
import Foundation

/// `baton ask`: one prompt, one answer, no screen.
struct AskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask", abstract: "Send one prompt, print the answer, and end.",
        discussion: """
            The answer goes to standard output, everything else to standard error: the ids, and the command that goes on \
            from there. -o json prints one document, --stream prints what happens while it happens.
            """)

    /// The form of the answer.
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Option(name: .shortAndLong, help: "The agent: its name, key, display name or id.")
    var agent: String?

    @Option(name: .shortAndLong, help: "The profile; left out: the configuration's default.")
    var profile: String?

    @Option(
        name: .shortAndLong, help: "Go on with this thread: the beginning of any of its ids or of its title, or last.")
    var thread: String?

    @Flag(help: "Start a new thread; what happens without -t, said aloud for scripts.")
    var new = false

    @Option(name: .shortAndLong, help: "text, or json: one document.")
    var output: Form = .text

    @Flag(help: "Print as it comes: text as it streams, or JSON lines that end with the document.")
    var stream = false

    @Flag(
        help: """
            Have the profile's own commands answer the calls that the agent leaves to this side, and go on with their \
            results.
            """)
    var tools = false

    @Option(
        name: .customLong("param"),
        help: ArgumentHelp(
            "Set a part of watsonx Orchestrate's request for this call: llm_params.temperature=0.",
            valueName: "name=value"))
    var parameters: [String] = []

    @Option(
        name: .customLong("file"),
        help: ArgumentHelp("Send this file with the prompt; as often as there are files.", valueName: "path"),
        completion: .file())
    var files: [String] = []
    @Option(
        help: ArgumentHelp("Save the files that came with the answer into this folder.", valueName: "folder"),
        completion: .directory)
    var save: String?

    @Argument(help: "The prompt, or - to read it from standard input.")
    var prompt: [String] = []

    func validate() throws {
        if let save {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: save, isDirectory: &isFolder), isFolder.boolValue else {
                throw ValidationError("There is no folder “\(save)” to save into.")
            }
        }
        if new, thread != nil { throw ValidationError("--new starts a thread and -t goes on with one: say which.") }
    }

    func run() async throws {
        var prompt = Prompt(try AskPrompt.text(from: prompt, canBeEmpty: !files.isEmpty))
        prompt.files = try files.map { path in
            do throws(PlatformFailure) { return try UserFiles.file(at: path) } catch { try Exit.fail(error) }
        }
        let setup = try Setup.load()
        defer { setup.closeHistory() }
        let known = try await setup.knownThread(thread, profile: profile, agent: agent)
        let profile = try setup.profile(named: known?.agent.profile.text ?? profile)
        let parameters = try parameters(for: profile)
        guard !tools || !profile.profile.tools.isEmpty else {
            throw ValidationError(
                "--tools: the profile “\(profile.name)” has no commands; they stand in [profiles.\(profile.name).tools.…]."
            )
        }
        let agent = try await setup.agent(named: known?.agent.agent ?? agent, of: profile)
        var exchange = Exchange(
            platforms: setup.platforms, history: setup.history, platform: profile.platform, agent: agent,
            printer: ExchangePrinter(form: output, isStreaming: stream, agent: agent, platform: profile.platform),
            tools: tools ? profile.profile.tools : [],
            runner: ToolRunner(hiding: setup.configuration.secretVariables),
            fetchesFigures: profile.profile.fetchesFigures)
        exchange.isForgotten = profile.server == .rehearsal
        if let save {
            exchange.saving = FileSaving(platforms: setup.platforms, profile: profile.name, folder: save)
        }
        throw try await exchange.perform(prompt, continuing: thread, known: known, parameters: parameters)
    }

    private func parameters(for profile: ProfileSettings) throws -> JSONObject {
        guard !parameters.isEmpty else { return [] }
        guard profile.platform == .orchestrate else {
            throw ValidationError("--param is for watsonx Orchestrate; orq.ai's agents have their settings themselves.")
        }
        do throws(SettingsError) {
            return try RunParameters.read(parameters)
        } catch {
            throw ValidationError(error.description)
        }
    }
}
