import HTML
import HTTP

/// The files that every page asks for: small, made once, kept by browsers for ever under their hashed names.
enum StaticFiles {
    static var endpoints: [Endpoint] {
        Assets.all.map { asset in
            Endpoint(
                .get, asset.address, access: .anyone, summary: "A file of the pages.", tags: ["assets"],
                responses: [ResponseSchema(mediaTypes: [MediaType.essence(of: asset.contentType)])],
                handler: { request in
                    if request.headers["if-none-match"] == asset.etag {
                        return Response(.notModified).setting("ETag", asset.etag)
                    }
                    return Response(type: asset.contentType, bytes: asset.bytes)
                        .setting("Cache-Control", asset.cacheControl).setting("ETag", asset.etag)
                })
        }
    }
}
