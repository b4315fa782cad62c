import HTTP

/// The files of the visits' pages: in the program itself, under addresses that change with their content.
enum PhoneAssets {
    /// A file and where it stands.
    struct File: Sendable {
        let path: String
        let asset: HTTP.Asset
        var address: String { "\(path)?v=\(asset.version)" }

        init(_ name: String, _ text: String, type: String = "text/javascript") {
            path = "/assets/visits/\(name)"
            asset = HTTP.Asset(Array(text.utf8), type: "\(type); charset=utf-8")
        }
    }

    static let stylesheet = File("visits.css", VisitsStyle.text, type: "text/css")
    static let store = File("store.js", PhoneStore.text)
    static let sync = File("sync.js", PhoneSync.text.replacing("\"STORE\"", with: "\"\(store.address)\""))
    static let phone = File(
        "phone.js",
        PhoneScript.text.replacing("\"STORE\"", with: "\"\(store.address)\"")
            .replacing("\"SYNC\"", with: "\"\(sync.address)\""))

    static let all = [stylesheet, store, sync, phone]

    static var endpoints: [Endpoint] {
        all.map { file in
            Endpoint(
                .get, file.path, access: .anyone, summary: "A file of the visits' pages.", tags: ["assets"],
                responses: [ResponseSchema(mediaTypes: [MediaType.essence(of: file.asset.type)])],
                handler: { request in file.asset.answer(to: request) })
        } + [worker]
    }

    /// Its address never changes, since a browser asks there for a newer one; so it is never kept unasked.
    private static var worker: Endpoint {
        let asset = HTTP.Asset(Array(PhoneWorker.text.utf8), type: "text/javascript; charset=utf-8")
        return Endpoint(
            .get, PhoneWorker.path, access: .anyone, summary: "The service worker of the phone page.", tags: ["assets"],
            responses: [ResponseSchema(mediaTypes: ["text/javascript"])],
            handler: { request in
                asset.answer(to: request).setting("Cache-Control", "no-cache")
                    .setting("Service-Worker-Allowed", PhoneWorker.scope)
            })
    }
}
