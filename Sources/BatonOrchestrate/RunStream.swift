internal import BatonCore
internal import BatonTransport

/// One run from its request to the end of its stream.
struct RunStream: Sendable {
    let client: Client
    let agents: AgentDirectory
    let request: RunRequest
    let reader: AnswerReader

    private typealias Opened = (response: WireResponse, api: OrchestrateConfiguration.API)

    /// Brings the files up, sends the message and yields what comes of it; finishes the stream in every case.
    func follow() async {
        do throws(PlatformFailure) {
            var run = try await newRun()
            try checkFiles(of: run)
            let upload = FileUpload(client: client)
            run.files = try await upload.entries(of: request.prompt.files, onProgress: reader.progress)
            let (response, api) = try await open(run)
            try await reader.read(response, to: .start(run), by: mapper(run, api))
        } catch {
            reader.continuation.finish(throwing: client.secrets.scrub(error))
        }
    }

    private func newRun() async throws(PlatformFailure) -> NewRun {
        let continuing = request.continuing
        if let continuing, continuing.ids[.thread] == nil {
            throw PlatformFailure(
                .threadNotFound, "The server has not named this thread, so that it cannot go on",
                attempt: "sending the message", hint: "Start a new thread.")
        }
        let assistant = Assistant(name: request.agent)
        var agent = AgentID(assistant?.id ?? "")
        var names = [request.agent]
        if assistant == nil {
            agent = try await agents.id(named: request.agent)
            names += await agents.names(of: agent)
        }
        let parameters = client.configuration.parameters(ofAgent: names).merging(request.parameters)
        var environment: String?
        // Set by its id, nobody needs to be asked for it; an assistant has none.
        if parameters["environment_id"] == nil, assistant == nil {
            environment = try await agents.environmentID(for: agent, in: client.configuration.environment)
        }
        var prompt = request.prompt
        // A new thread knows nothing of the conversation that goes on in it.
        if request.continuing == nil { prompt.text = request.transcript.retold(before: prompt.text) }
        return NewRun(
            agentID: agent.text, assistant: assistant, prompt: prompt, threadID: continuing?.ids[.thread],
            reply: FormReply(request.prompt, asked: continuing?.state[HandleState.form]),
            environmentID: environment, parameters: parameters)
    }

    private var api: OrchestrateConfiguration.API {
        request.continuing?.route.flatMap(OrchestrateConfiguration.API.init) ?? client.configuration.api
    }

    /// Files that could not go with the message are not brought up in the first place.
    private func checkFiles(of run: NewRun) throws(PlatformFailure) {
        guard !run.prompt.files.isEmpty, run.assistant == nil else { return }
        if api == .chatCompletions || api == .runs && client.routes.lacks(.runs) { throw Self.noFiles }
    }

    private static var noFiles: PlatformFailure {
        PlatformFailure(
            .unsupported, "Chat completions take no files", attempt: "sending the message",
            hint: "Send the message without them, or set the profile's api to \"runs\".")
    }

    private func open(_ run: NewRun) async throws(PlatformFailure) -> Opened {
        do throws(PlatformFailure) {
            return try await openOnce(run)
        } catch {
            if error.code == .agentNotFound { await agents.forget() }
            // A body that is refused for its form has started nothing.
            guard error.httpStatus == 422, run.reply?.item != nil else { throw error }
            reader.warn("The server does not take the form as it was filled in, so its values went as text")
            var run = run
            run.reply?.item = nil
            return try await openOnce(run)
        }
    }

    private func openOnce(_ run: NewRun) async throws(PlatformFailure) -> Opened {
        switch api {
        case .polledRuns: return (try await client.open(.startPolled(run), onWait: reader.wait), .polledRuns)
        // An assistant knows nothing but runs.
        case _ where run.assistant != nil: return (try await client.open(.start(run), onWait: reader.wait), .runs)
        case .chatCompletions: return (try await complete(run), .chatCompletions)
        case .runs where client.routes.lacks(.runs): return (try await complete(run), .chatCompletions)
        case .runs: return try await openStream(run)
        }
    }

    /// A run with its stream, or, from a server that knows no runs, a chat completion. The message is posted a second time
    /// only because nothing was there to take the first.
    private func openStream(_ run: NewRun) async throws(PlatformFailure) -> Opened {
        switch try await client.openUnlessMissing(.start(run), onWait: reader.wait) {
        case .success(let response): return (response, .runs)
        case .failure(let missing):
            if !run.files.isEmpty { throw Self.noFiles }
            let completion = try await client.openUnlessMissing(.complete(run), onWait: reader.wait)
            guard case .success(let response) = completion else { throw missing }
            client.routes.rememberLack(of: .runs)
            let status = missing.httpStatus.map { " (HTTP \($0))" } ?? ""
            reader.warn("This server has no runs\(status), so the agent answers by chat completions")
            warnOfLosses(run)
            return (response, .chatCompletions)
        }
    }

    private func complete(_ run: NewRun) async throws(PlatformFailure) -> WireResponse {
        let response = try await client.open(.complete(run), onWait: reader.wait)
        warnOfLosses(run)
        return response
    }

    private func warnOfLosses(_ run: NewRun) {
        let lost = run.lostToCompletions
        guard !lost.isEmpty else { return }
        reader.warn("Chat completions take no \(lost.joined(separator: ", ")), so the agent does without")
    }

    private func mapper(_ run: NewRun, _ api: OrchestrateConfiguration.API) -> OrchestrateEventMapper {
        var mapper = OrchestrateEventMapper(thread: run.threadID, api: api)
        mapper.handle.state[HandleState.assistant] = run.assistant?.id
        mapper.capturesLogs = run.parameters["capture_logs"]?.bool == true
        return mapper
    }
}
