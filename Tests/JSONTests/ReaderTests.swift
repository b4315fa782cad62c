import JSON
import Testing

@Suite("Pull reader")
struct ReaderTests {
    private struct Item: Equatable {
        var code = ""
        var value = Int64(0)
        var weight = 0.0
    }

    @Test("an object and a list are walked, unknown members skipped")
    func walk() throws {
        let text =
            #"{"extra":{"a":[1,{"b":2}]},"items":[{"code":"x","value":1,"weight":0.5},{"code":"é"}],"last":null}"#
        let items = try JSONReader.read(Array(text.utf8)) { reader in
            var items: [Item] = []
            try reader.beginObject()
            while let key = try reader.nextKey() {
                switch key {
                case "items":
                    try reader.beginArray()
                    while try reader.nextElement() {
                        var item = Item()
                        try reader.beginObject()
                        while let key = try reader.nextKey() {
                            switch key {
                            case "code": item.code = try reader.string()
                            case "value": item.value = try reader.int()
                            case "weight": item.weight = try reader.double()
                            default: try reader.skip()
                            }
                        }
                        items.append(item)
                    }
                default: try reader.skip()
                }
            }
            try reader.end()
            return items
        }
        #expect(items == [Item(code: "x", value: 1, weight: 0.5), Item(code: "é")])
    }

    @Test("a value of another kind is told with its place, and the reader can go on behind it")
    func goesOn() throws {
        let text = "{\"a\":\n [1,\"x\",2.5,99999999999999999999,\"y\"]}"
        var errors: [JSONError] = []
        var kept: [String] = []
        try JSONReader.read(Array(text.utf8)) { reader in
            try reader.beginObject()
            while try reader.nextKey() != nil {
                try reader.beginArray()
                while try reader.nextElement() {
                    do throws(JSONError) {
                        if try reader.peek() == .number {
                            _ = try reader.int()
                        } else {
                            kept.append(try reader.string())
                        }
                    } catch {
                        errors.append(error)
                        try reader.skip()
                    }
                }
            }
            try reader.end()
        }
        #expect(kept == ["x", "y"])
        #expect(errors.map(\.code) == [.kind, .range])
        #expect(errors.map(\.path) == ["/a/2", "/a/3"])
        #expect(errors.map(\.line) == [2, 2])
        #expect(errors.map(\.column) == [9, 13])
    }

    @Test(
        "whole numbers of 64 bits are read exactly",
        arguments: [("0", 0), ("-0", 0), ("9223372036854775807", .max), ("-9223372036854775808", .min), ("-12", -12)]
            as [(String, Int64)])
    func ints(text: String, value: Int64) throws {
        #expect(try JSONReader.read(Array(text.utf8)) { try $0.int() } == value)
        var writer = JSONWriter()
        writer.int(value)
        #expect(writer.text == String(value))
    }

    @Test("a number beyond 64 bits, with a point or with an exponent is no whole number")
    func noInts() {
        for text in ["9223372036854775808", "-9223372036854775809", "1.0", "1e2"] {
            #expect(throws: JSONError.self) { try JSONReader.read(Array(text.utf8)) { try $0.int() } }
        }
    }

    @Test("numbers are read to the nearest Double, short or long")
    func doubles() throws {
        let texts = [
            "0.1", "-2.5", "123456.789", "0.000001", "999999999999999", "1.00000000000000011102230246251565", "1e23",
            "2.2250738585072011e-308", "-0.0", "8.5e-10", "12345678901234567",
        ]
        for text in texts {
            let value = try JSONReader.read(Array(text.utf8)) { try $0.double() }
            #expect(value.bitPattern == Double(text)?.bitPattern)
        }
        #expect(throws: JSONError.self) { try JSONReader.read(Array("1e999".utf8)) { try $0.double() } }
    }

    @Test("numbers keep their text, and raw values their bytes")
    func texts() throws {
        let text = #"[ 1.10 , {"b" : [ 1 ]} , null, "x", true]"#
        try JSONReader.read(Array(text.utf8)) { reader in
            try reader.beginArray()
            #expect(try reader.nextElement())
            #expect(try reader.number().text == "1.10")
            #expect(try reader.nextElement())
            #expect(try String(decoding: reader.rawValue(), as: UTF8.self) == #"{"b" : [ 1 ]}"#)
            #expect(try reader.nextElement())
            #expect(try reader.optionalString() == nil)
            #expect(try reader.nextElement())
            #expect(try reader.optionalString() == "x")
            #expect(try reader.nextElement())
            #expect(try reader.bool())
            #expect(try !reader.nextElement())
            try reader.end()
        }
    }

    @Test("an error of the field carries the place of the value that was read")
    func refusal() throws {
        let text = "{\"office\":\"240\",\n\"items\":[{\"hs\":\"x\"}]}"
        let error = #expect(throws: JSONError.self) {
            try JSONReader.read(Array(text.utf8)) { reader in
                try reader.beginObject()
                while let key = try reader.nextKey() {
                    guard key == "items" else {
                        try reader.skip()
                        continue
                    }
                    try reader.beginArray()
                    while try reader.nextElement() {
                        try reader.beginObject()
                        while try reader.nextKey() != nil {
                            _ = try reader.string()
                            throw reader.refusal("this is no HS code")
                        }
                    }
                }
            }
        }
        #expect(error?.code == .value)
        #expect(error?.path == "/items/0/hs")
        #expect(error?.line == 2)
        #expect(error?.column == 16)
    }
}
