/// A status code of RFC 9110 §15.
package struct HTTPStatus: Hashable, Sendable, ExpressibleByIntegerLiteral {
    package let code: Int

    /// A code from 200 to 599; anything else counts as 500, since it cannot be sent as an answer.
    package init(_ code: Int) { self.code = (200...599).contains(code) ? code : 500 }

    package init(integerLiteral value: Int) { self.init(value) }

    package static let ok: HTTPStatus = 200
    package static let created: HTTPStatus = 201
    package static let accepted: HTTPStatus = 202
    package static let noContent: HTTPStatus = 204
    package static let movedPermanently: HTTPStatus = 301
    package static let seeOther: HTTPStatus = 303
    package static let notModified: HTTPStatus = 304
    package static let temporaryRedirect: HTTPStatus = 307
    package static let badRequest: HTTPStatus = 400
    package static let unauthorized: HTTPStatus = 401
    package static let forbidden: HTTPStatus = 403
    package static let notFound: HTTPStatus = 404
    package static let methodNotAllowed: HTTPStatus = 405
    package static let notAcceptable: HTTPStatus = 406
    package static let requestTimeout: HTTPStatus = 408
    package static let conflict: HTTPStatus = 409
    package static let gone: HTTPStatus = 410
    package static let preconditionFailed: HTTPStatus = 412
    package static let contentTooLarge: HTTPStatus = 413
    package static let uriTooLong: HTTPStatus = 414
    package static let unsupportedMediaType: HTTPStatus = 415
    package static let misdirected: HTTPStatus = 421
    package static let unprocessable: HTTPStatus = 422
    package static let tooManyRequests: HTTPStatus = 429
    package static let internalError: HTTPStatus = 500
    package static let notImplemented: HTTPStatus = 501
    package static let unavailable: HTTPStatus = 503
    package static let gatewayTimeout: HTTPStatus = 504
    package static let versionNotSupported: HTTPStatus = 505

    /// The standard's words for the code; the title of a problem that gives none of its own.
    package var reason: String {
        switch code {
        case 200: "OK"
        case 201: "Created"
        case 202: "Accepted"
        case 204: "No Content"
        case 301: "Moved Permanently"
        case 303: "See Other"
        case 304: "Not Modified"
        case 307: "Temporary Redirect"
        case 308: "Permanent Redirect"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 406: "Not Acceptable"
        case 408: "Request Timeout"
        case 409: "Conflict"
        case 410: "Gone"
        case 412: "Precondition Failed"
        case 413: "Content Too Large"
        case 414: "URI Too Long"
        case 415: "Unsupported Media Type"
        case 421: "Misdirected Request"
        case 422: "Unprocessable Content"
        case 429: "Too Many Requests"
        case 500: "Internal Server Error"
        case 501: "Not Implemented"
        case 503: "Service Unavailable"
        case 504: "Gateway Timeout"
        case 505: "HTTP Version Not Supported"
        default: code < 400 ? "Done" : code < 500 ? "Request Refused" : "Server Error"
        }
    }
}
