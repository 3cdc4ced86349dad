package import BatonCore

extension OrqPlatform {
    /// The models that the workspace's router answers with, by the newest list that the server has.
    package func models() async throws(PlatformFailure) -> [Agent] {
        do throws(PlatformFailure) {
            return Self.routerModels(try await client.read("/v3/router/models", for: .modelling))
        } catch {
            guard [404, 405, 501].contains(error.httpStatus) else { throw error }
            return Self.catalogueModels(try await client.read("/v2/models", for: .modelling))
        }
    }

    func model(named name: String) async throws(PlatformFailure) -> Agent {
        let models = try await models()
        let lower = name.lowercased()
        guard
            let model = models.first(where: { $0.name == name })
                ?? models.first(where: { $0.name.lowercased() == lower })
        else { throw PlatformFailure.noAgent(name, among: models, attempt: "looking for the model") }
        return model
    }

    /// `failure`, which says that there is no such model, with the names that may be meant.
    func withModelHint(_ failure: PlatformFailure, of name: String) async -> PlatformFailure {
        var failure = failure
        failure.code = .agentNotFound
        do throws(PlatformFailure) {
            let models = try await models()
            failure.hint = PlatformFailure.noAgent(name, among: models, attempt: "").hint ?? failure.hint
        } catch {
            // Then the server's own words are all that is known.
        }
        return failure
    }

    /// `{object, data: [{id, owned_by, …}]}`; a list without `data` is an empty one.
    private static func routerModels(_ list: JSONValue) -> [Agent] {
        (list["data"]?.elements ?? list.elements).compactMap { item in
            item["id"]?.string.map { agent(ofModel: $0, owner: item["owned_by"]?.string) }
        }
    }

    /// The older list is of every kind of model, in the workspace's order.
    private static func catalogueModels(_ list: JSONValue) -> [Agent] {
        list.elements.compactMap { item in
            guard item["model_type"]?.string ?? "chat" == "chat", item["enabled"]?.bool != false,
                let id = item["model_id"]?.string
            else { return nil }
            let provider = item["provider"]?.string
            let name = id.contains("/") ? id : [provider, id].compactMap(\.self).joined(separator: "/")
            return agent(ofModel: name, owner: provider)
        }
    }

    private static func agent(ofModel id: String, owner: String?) -> Agent {
        let name = Agent.modelPrefix + id
        let owner = owner.map { " of \($0)" } ?? ""
        return Agent(id: AgentID(name), name: name, summary: "A model\(owner), without an agent", model: id)
    }
}

extension String {
    /// The model that this name of an agent stands for; nil where it is one of an agent.
    var modelName: String? {
        hasPrefix(Agent.modelPrefix) ? String(dropFirst(Agent.modelPrefix.count)) : nil
    }
}
