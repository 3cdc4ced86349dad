import ArgumentParser
import BatonCore
import BatonSettings

/// `baton complete`: one prompt to a model without an agent.
struct CompleteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "complete", abstract: "Send one prompt to a model without an agent, and print its answer.",
        discussion: """
            The model goes on from the prompt's bare text; with --chat it answers as in a chat. baton models lists the \
            models. Everything else is as with baton ask.
            """)

    @Option(name: .shortAndLong, help: "The model, as baton models names it.")
    var model: String

    @Option(name: .shortAndLong, help: "The profile; left out: the configuration's default.")
    var profile: String?

    @Flag(help: "Ask as in a chat, instead of having the text gone on with.")
    var chat = false

    @Option(name: .shortAndLong, help: "text, or json: one document.")
    var output: AskCommand.Form = .text

    @Flag(help: "Print as it comes: text as it streams, or JSON lines that end with the document.")
    var stream = false

    @Option(
        name: .customLong("param"),
        help: ArgumentHelp(
            "Set a part of watsonx Orchestrate's request for this call: temperature=0.", valueName: "name=value"))
    var parameters: [String] = []

    @Argument(help: "The prompt, or - to read it from standard input.")
    var prompt: [String] = []

    func run() async throws {
        let text = try AskPrompt.text(from: prompt)
        let setup = try Setup.load()
        defer { setup.closeHistory() }
        let profile = try setup.profile(named: profile)
        let parameters = try parameters(for: profile)
        if !chat, profile.platform == .orq {
            StandardError.write("baton: orq.ai has no plain completions, so the model answers as in a chat.\n")
        }
        let name = model.hasPrefix(Agent.modelPrefix) ? model : Agent.modelPrefix + model
        let agent = AgentReference(profile: profile.name, agent: name)
        var exchange = Exchange(
            platforms: setup.platforms, history: setup.history, platform: profile.platform, agent: agent,
            printer: ExchangePrinter(form: output, isStreaming: stream, agent: agent, platform: profile.platform),
            runner: ToolRunner(hiding: setup.configuration.secretVariables))
        exchange.isPlainCompletion = !chat
        throw try await exchange.perform(Prompt(text), continuing: nil, parameters: parameters)
    }

    private func parameters(for profile: ProfileSettings) throws -> JSONObject {
        guard !parameters.isEmpty else { return [] }
        guard profile.platform == .orchestrate else {
            throw ValidationError("--param is for watsonx Orchestrate's models.")
        }
        do throws(SettingsError) {
            return try RunParameters.read(parameters, of: .completion)
        } catch {
            throw ValidationError(error.description)
        }
    }
}
