/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.abi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code struct kcov_remote_arg}, the argument of KCOV_REMOTE_ENABLE: trace_mode at byte 0, area_size at 4, num_handles
 * at 8, padding at 12, common_handle at 16, handles from 24. All 32-bit fields are unsigned.
 *
 * @param areaSize words of the area that one section gets
 * @param numHandles what the struct says, which need not be the number of handles in it
 */
public record RemoteArg(
        int traceMode, int areaSize, int numHandles, int padding, Handle commonHandle, List<Handle> handles) {
    /** Bytes before the handles. */
    public static final int SIZE = 24;
    /** The largest num_handles that a kernel takes. */
    public static final int MAX_HANDLES = 0x100;

    private static final int AREA_WORDS = 512;

    /** Traces PCs through the given handles into areas of 512 words, with no common handle. */
    public static RemoteArg of(Handle... handles) {
        List<Handle> list = List.of(handles);
        return new RemoteArg(TraceMode.KCOV_TRACE_PC.number(), AREA_WORDS, list.size(), 0, Handle.common(0), list);
    }

    public static RemoteArg ofCommon(Handle common) {
        return of().common(common);
    }

    public RemoteArg mode(TraceMode mode) {
        return traceMode(mode.number());
    }

    public RemoteArg traceMode(int mode) {
        return new RemoteArg(mode, areaSize, numHandles, padding, commonHandle, handles);
    }

    public RemoteArg areaSize(int words) {
        return new RemoteArg(traceMode, words, numHandles, padding, commonHandle, handles);
    }

    /** Overrides the number of handles that the struct claims to have. */
    public RemoteArg numHandles(int number) {
        return new RemoteArg(traceMode, areaSize, number, padding, commonHandle, handles);
    }

    public RemoteArg padding(int bits) {
        return new RemoteArg(traceMode, areaSize, numHandles, bits, commonHandle, handles);
    }

    public RemoteArg common(Handle handle) {
        return new RemoteArg(traceMode, areaSize, numHandles, padding, handle, handles);
    }

    /** The struct and its handles as they stand in memory. */
    public byte[] bytes() {
        ByteBuffer bytes =
                ByteBuffer.allocate(SIZE + Long.BYTES * handles.size()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(traceMode).putInt(areaSize).putInt(numHandles).putInt(padding);
        bytes.putLong(commonHandle.bits());
        handles.forEach(handle -> bytes.putLong(handle.bits()));
        return bytes.array();
    }

    /**
     * Reads a struct back, with as many whole handles as there are bytes for.
     *
     * @throws java.nio.BufferUnderflowException when there are fewer than {@link #SIZE} bytes
     */
    public static RemoteArg parse(byte[] memory) {
        ByteBuffer bytes = ByteBuffer.wrap(memory).order(ByteOrder.LITTLE_ENDIAN);
        int mode = bytes.getInt();
        int area = bytes.getInt();
        int number = bytes.getInt();
        int padding = bytes.getInt();
        Handle common = new Handle(bytes.getLong());
        List<Handle> handles = new ArrayList<>();
        while (bytes.remaining() >= Long.BYTES) {
            handles.add(new Handle(bytes.getLong()));
        }
        return new RemoteArg(mode, area, number, padding, common, handles);
    }

    /** As strace would print it; a long list of handles is cut. */
    @Override
    public String toString() {
        String shown = handles.stream().limit(4).map(Handle::toString).collect(Collectors.joining(", "))
                + (handles.size() > 4 ? ", ..." : "");
        return String.format(
                "{trace_mode=%d, area_size=%s, num_handles=%s, common_handle=%s, handles=[%s]}",
                traceMode,
                Integer.toUnsignedString(areaSize),
                Integer.toUnsignedString(numHandles),
                commonHandle,
                shown);
    }
}
