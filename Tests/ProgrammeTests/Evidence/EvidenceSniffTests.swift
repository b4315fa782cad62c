import GaritaTesting
import Testing

@testable import Programme

@Suite("Evidence by its content")
struct EvidenceSniffTests {
    private func type(_ bytes: [UInt8], _ name: String, _ declared: String = "") -> String {
        do throws(EvidenceError) {
            return try EvidenceSniff.type(of: bytes, declared: declared, name: name).rawValue
        } catch {
            return error.code.word
        }
    }

    @Test("each kind is told by its first bytes, whatever the sender says or does not say")
    func kinds() {
        let samples: [(String, [UInt8], String)] = [
            ("pdf", Samples.pdf, "a.pdf"), ("jpeg", Samples.jpeg, "a.JPG"), ("png", Samples.png, "a.png"),
            ("heic", Samples.heic, "a.heic"), ("mp4", Samples.mp4, "a.mp4"), ("tiff", Samples.tiff, "a.tif"),
            ("csv", Samples.csv, "a.csv"), ("text", Samples.csv, "a.txt"), ("xml", Samples.xml, "a.xml"),
            ("xlsx", Samples.xlsx, "a.xlsx"), ("docx", Samples.docx, "a.docx"),
        ]
        for (kind, bytes, name) in samples {
            #expect(type(bytes, name) == kind)
            #expect(type(bytes, name, "application/octet-stream") == kind)
            #expect(type(bytes, name, EvidenceType(rawValue: kind)?.mediaType ?? "") == kind)
        }
        #expect(type(Samples.csv, "a.csv", "application/vnd.ms-excel") == "csv")
        #expect(type(Samples.pdf, "sin terminación") == "pdf")
    }

    @Test("a content that is another than its name or its sender says is refused")
    func mismatch() {
        #expect(type(Samples.png, "foto.jpg") == "mismatch")
        #expect(type(Samples.pdf, "a.pdf", "image/png") == "mismatch")
        #expect(type(Samples.xlsx, "a.docx") == "mismatch")
        #expect(type(Samples.csv, "a.pdf") == "mismatch")
        #expect(type([], "a.pdf") == "empty")
        #expect(type([0, 1, 2, 3], "a.txt") == "unknown-type")
        #expect(type(Samples.zip(["a.txt"]), "a.zip") == "unknown-type")
        #expect(type(Samples.zip(["[Content_Types].xml", "ppt/presentation.xml"]), "a.pptx") == "unknown-type")
        #expect(type(Samples.zip(["[Content_Types].xml", "xl/workbook.xml"], flags: 1), "a.xlsx") == "unknown-type")
        #expect(type(Array(Samples.xlsx.dropLast(30)), "a.xlsx") == "unknown-type")
        #expect(type(Array("<not closed".utf8), "a.xml") == "unknown-type")
    }

    @Test("what could run is refused under any name")
    func active() {
        let macro = Samples.zip(["[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"])
        let smuggled = Samples.zip(["[Content_Types].xml", "word/document.xml", "word/media/x.EXE"])
        let contents: [[UInt8]] = [
            Array("MZ\u{90}\0".utf8), [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1], Array("#!/bin/sh\nrm -rf /\n".utf8),
            Array("  <!DOCTYPE html><p>".utf8), Array("<HTML><body>".utf8),
            Array("hola <ScRiPt>alert(1)</script>".utf8),
            Array("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>".utf8),
            Array("<a:b xmlns:a='http://www.w3.org/1999/xhtml'/>".utf8), Array("<?php echo 1;".utf8),
            Array("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>".utf8),
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], macro, smuggled,
        ]
        for content in contents {
            for name in ["a.txt", "a.pdf", "a.xml", "a.xlsx", "a"] { #expect(type(content, name) == "active") }
        }
        #expect(type(Samples.pdf, "factura.pdf.exe") == "active")
        #expect(type(Samples.csv, "a.html") == "active")
        #expect(type(Samples.xml, "a.svg") == "active")
    }

    @Test("names that hide what they are, or leave their folder, are refused")
    func names() {
        for name in [
            "", "a/b.pdf", "a\\b.pdf", "..", "a\u{202E}fdp.exe", "a\nb.pdf", String(repeating: "a", count: 161),
        ] {
            #expect(throws: EvidenceError(.name, "")) { try EvidenceDetails.check(name: name) }
        }
        #expect(throws: Never.self) { try EvidenceDetails.check(name: "Opinión de cumplimiento (octubre).pdf") }
    }

    @Test("no bytes stop the reading: cut and changed archives and films are refused or known")
    func fuzz() {
        var random = SplitMix64(seed: 4_242)
        for sample in [Samples.xlsx, Samples.docx, Samples.heic, Samples.mp4, Samples.xml, Samples.pdf] {
            for _ in 0..<400 {
                var bytes = Array(sample.prefix(Int.random(in: 0...sample.count, using: &random)))
                for _ in 0..<3 where !bytes.isEmpty {
                    bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                _ = type(bytes, "a")
            }
        }
    }
}
