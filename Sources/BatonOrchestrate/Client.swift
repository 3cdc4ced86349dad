internal import BatonCore
internal import BatonTransport

/// Makes calls: finds the path, adds the credential, repeats where ``RetryPolicy`` allows it, and turns every other end
/// than a success into a ``PlatformFailure``.
struct Client: Sendable {
    let configuration: OrchestrateConfiguration
    let exchange: any HTTPExchange
    let tokens: any TokenSource
    let clock: any Clock<Duration>
    /// The time of day, which a server may name instead of a delay.
    let secondsSince1970: @Sendable () -> Int64
    let routes: Routes
    let secrets = Secrets()

    private enum Answer {
        case success(WireResponse)
        /// Nothing is known under that path; another layout may still be right.
        case wrongRoute(PlatformFailure)
    }

    /// The response to `call`, a success whose body is still to be read.
    ///
    /// - Parameter onWait: told how long the call waits before it is made again.
    func open(
        _ call: Call, onWait: @Sendable (Duration) -> Void = { _ in }
    ) async throws(PlatformFailure) -> WireResponse {
        try await openUnlessMissing(call, onWait: onWait).get()
    }

    /// As ``open(_:onWait:)``; a path that the server does not have at all is an answer, and the only failure in it.
    func openUnlessMissing(
        _ call: Call, onWait: @Sendable (Duration) -> Void = { _ in }
    ) async throws(PlatformFailure) -> Result<WireResponse, PlatformFailure> {
        var firstMiss: PlatformFailure?
        for layout in routes.candidates(for: call.family) {
            switch try await answer(to: call, at: layout, onWait) {
            case .success(let response):
                routes.remember(layout, for: call.family)
                return .success(response)
            case .wrongRoute(let failure): firstMiss = firstMiss ?? failure
            }
        }
        return .failure(
            firstMiss ?? PlatformFailure(.notFound, "The server has no such path", attempt: call.attempt))
    }

    /// The whole answer to `call`, which must be JSON.
    func json(_ call: Call) async throws(PlatformFailure) -> JSONValue {
        try await json(in: try await open(call), to: call)
    }

    func json(in response: WireResponse, to call: Call) async throws(PlatformFailure) -> JSONValue {
        let bytes: [UInt8]
        do throws(TransportFailure) {
            bytes = try await response.collect()
        } catch {
            throw failure(of: call, after: error)
        }
        do throws(JSONError) {
            return try JSONValue(wire: bytes)
        } catch {
            throw PlatformFailure(
                .unexpectedAnswer, "What answered is not JSON: \(error.reason)", attempt: call.attempt,
                httpStatus: response.status, delivery: delivery(of: call))
        }
    }

    /// Makes `call`, and reads past an answer of which nothing but its success matters.
    func perform(_ call: Call) async throws(PlatformFailure) {
        let response = try await open(call)
        do throws(TransportFailure) {
            _ = try await response.collect()
        } catch {
            throw failure(of: call, after: error)
        }
    }

    private func answer(
        to call: Call, at layout: Routes.Layout, _ onWait: @Sendable (Duration) -> Void
    ) async throws(PlatformFailure) -> Answer {
        var policy = RetryPolicy(isRepeatable: call.isRepeatable)
        var token = try await token(refused: nil)
        while true {
            let decision: RetryPolicy.Decision
            let failure: PlatformFailure
            do throws(TransportFailure) {
                let response = try await exchange.send(request(for: call, at: layout, token: token))
                if (200..<300).contains(response.status) { return .success(response) }
                let refusal = await Refusal(reading: response, secondsSince1970: secondsSince1970())
                failure = refusal.failure(of: call, renewalHint: configuration.renewalHint)
                if refusal.isWrongRoute { return .wrongRoute(failure) }
                decision = policy.decision(after: refusal)
            } catch {
                failure = self.failure(of: call, after: error)
                decision = policy.decision(after: error)
            }
            switch decision {
            case .again: break
            case .againWithNewToken: token = try await self.token(refused: token)
            case .againAfter(let wait):
                onWait(wait)
                do { try await clock.sleep(for: wait) } catch { throw failure }
            case .giveUp: throw failure
            }
        }
    }

    private func token(refused: String?) async throws(PlatformFailure) -> String? {
        let token = try await tokens.token(refused: refused)
        secrets.note(token)
        return token
    }

    private func request(for call: Call, at layout: Routes.Layout, token: String?) -> WireRequest {
        var headers = [WireHeader("Accept", call.accept)]
        headers += call.headers
        if let token { headers.append(configuration.authorization.header(for: token)) }
        if let form = call.form {
            headers.append(WireHeader("Content-Type", form.contentType))
        } else if call.body != nil {
            headers.append(WireHeader("Content-Type", "application/json"))
        }
        var request = WireRequest(
            method: call.method, url: routes.url(layout, path: call.path, query: call.query), headers: headers,
            body: call.form?.bytes ?? call.body.map { Array($0.text.utf8) })
        request.onSent = call.onSent
        return request
    }

    /// What it means to `call` that the network, or the reading of its answer, failed.
    func failure(of call: Call, after error: any Error) -> PlatformFailure {
        guard let failure = error as? TransportFailure else {
            return PlatformFailure(
                .connectionLost, ErrorText.trimmed("\(error)".sanitised), attempt: call.attempt,
                delivery: delivery(of: call))
        }
        return PlatformFailure(failure, attempt: call.attempt, delivery: delivery(of: call))
    }

    /// Whether the server may have the user's message once bytes of `call` went out.
    private func delivery(of call: Call) -> PlatformFailure.Delivery {
        call.isRepeatable ? .notDelivered : .unknown
    }
}

extension OrchestrateConfiguration.Authorization {
    fileprivate func header(for token: String) -> WireHeader {
        switch self {
        case .bearer: WireHeader("Authorization", "Bearer \(token)")
        case .zenAPIKey: WireHeader("Authorization", "ZenApiKey \(token)")
        case .iamAPIKey: WireHeader("IAM-API-KEY", token)
        }
    }
}
