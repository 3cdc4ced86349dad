import BatonTransport

/// Runs a test with an exchange of its own and shuts it down.
func withExchange(
    _ settings: ExchangeSettings = ExchangeSettings(), _ test: (LiveExchange) async throws -> Void
) async throws {
    let exchange = LiveExchange(settings: settings)
    do {
        try await test(exchange)
    } catch {
        await exchange.shutdown()
        throw error
    }
    await exchange.shutdown()
}
