#include <string.h>
#include <zlib.h>

// The most bytes that garita_gzip writes for so many.
static inline unsigned long
garita_gzip_bound(unsigned long length)
{
    return compressBound(length) + 32;
}

// One gzip member (RFC 1952) of a whole buffer, at a level from 1 to 9. Returns its length, 0 when it fails.
static inline unsigned long
garita_gzip(const void *from, unsigned long length, void *to, unsigned long room, int level)
{
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    // 15 bits of window, and 16 for the gzip wrapper.
    if (deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        return 0;
    }
    stream.next_in = (Bytef *)from;
    stream.avail_in = (uInt)length;
    stream.next_out = (Bytef *)to;
    stream.avail_out = (uInt)room;
    int result = deflate(&stream, Z_FINISH);
    unsigned long written = stream.total_out;
    deflateEnd(&stream);
    return result == Z_STREAM_END ? written : 0;
}
