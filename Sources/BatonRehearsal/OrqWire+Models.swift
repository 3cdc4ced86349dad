import HTTPTypes
import Hummingbird

extension OrqWire {
    /// The models, of which each of the troupe has one that is none, in both lists that orq.ai has (`orq.md` §10).
    func addModels(to routes: WireRoutes<Self>) {
        routes.add("/v3/router/models", [.get: { _ in .json(Self.routerModels) }])
        routes.add("/v2/models", [.get: { _ in .json(.array(Rehearsal.agents.map(Self.document))) }])
    }

    private static var routerModels: JSON {
        let models = Rehearsal.agents.map { agent -> JSON in
            [
                "id": .string(agent.model), "object": "model",
                "created": .int(Int(agent.id.millisecondsSince1970 / 1_000)), "owned_by": "rehearsal",
            ]
        }
        return ["object": "list", "data": .array(models)]
    }

    private static func document(_ agent: RehearsedAgent) -> JSON {
        let created = JSON.string(WireTime.milliseconds(agent.id.millisecondsSince1970))
        return [
            "id": .string(agent.uuid), "refId": .string(agent.uuid), "model_id": .string(agent.key),
            "model_type": "chat", "provider": "rehearsal", "owner": "vendor",
            "display_name": .string(agent.displayName), "description": .string(agent.description),
            "created": created, "updated": created, "is_active": true, "enabled": true,
            "enabled_for_playground": true, "enabled_for_endpoints": true, "has_functions": true,
            "has_cpu_pricing": false, "input_cost": 2.5, "input_currency": "USD", "output_cost": 10,
            "output_currency": "USD", "pricing_url": nil, "docs_url": nil, "configuration": [:], "metadata": [:],
            "parameters": [],
        ]
    }
}
