package import BatonCore

extension OrchestratePlatform {
    package func models() async throws(PlatformFailure) -> [Agent] {
        do throws(PlatformFailure) {
            // The first has all that the platform brings; the second what was added to it, with better names.
            let listed = try await rows(.listedModels)
            let added = try await rows(.models)
            guard listed != nil || added != nil else {
                throw PlatformFailure(
                    .unsupported, "This server lists no models", attempt: Call.models.attempt,
                    hint: "Name the model after model: if you know it.")
            }
            var seen: Set<AgentID> = []
            return ((added ?? []) + (listed ?? [])).compactMap(Self.model).filter { seen.insert($0.id).inserted }
        } catch {
            throw client.secrets.scrub(error)
        }
    }

    /// The model that a person means; one that no list has is taken as it is, since lists are not complete everywhere.
    func model(named name: String) async throws(PlatformFailure) -> Agent {
        let id = String(name.dropFirst(Agent.modelPrefix.count))
        guard let models = try? await models() else { return Self.model(id) }  // There is no list to look into.
        let folded = name.lowercased()
        return models.first { $0.name == name } ?? models.first { $0.name.lowercased() == folded } ?? Self.model(id)
    }

    /// The assistants, where the server lists them. Most have no such path, and are asked once; whatever else goes wrong about
    /// it is no reason to do without the agents.
    func assistants() async -> [Agent] {
        guard !client.routes.lacks(.assistants) else { return [] }
        do throws(PlatformFailure) {
            if let rows = try await rows(.assistants) { return rows.compactMap(Assistant.agent) }
            client.routes.rememberLack(of: .assistants)
        } catch {}
        return []
    }

    /// A list's rows; nil where the server does not have the list at all, or not for this login.
    private func rows(_ call: Call) async throws(PlatformFailure) -> [JSONValue]? {
        do throws(PlatformFailure) {
            switch try await client.openUnlessMissing(call) {
            case .success(let response): return try await client.json(in: response, to: call).rows
            case .failure: return nil
            }
        } catch {
            guard [.notFound, .forbidden, .invalidRequest, .unsupported].contains(error.code) else { throw error }
            return nil
        }
    }

    private static func model(_ row: JSONValue) -> Agent? {
        // Of one that was added, the id is the database's, and the name is what requests say.
        guard let id = row.text("name") ?? row.text("id") else { return nil }
        var model = model(id)
        model.displayName = row.text("display_name")
        if let words = row.text("description") { model.summary = "Model: \(words)" }
        return model
    }

    private static func model(_ id: String) -> Agent {
        let name = Agent.modelPrefix + id
        var model = Agent(id: AgentID(name), name: name, model: id)
        model.summary = "Model without an agent"
        return model
    }
}
