/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * An initramfs in the making: the {@code newc} format of cpio, all files root's and without times. Written here rather
 * than by cpio because only root could give a staged tree its owners.
 */
final class CpioArchive {
    private static final int FOLDER = 0040000;
    private static final int FILE = 0100000;
    private static final int LINK = 0120000;
    private static final int HEADER = 110;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int inode;

    /** Adds a folder; those above it have to be there. Paths have no leading slash. */
    CpioArchive folder(String path, int permissions) {
        return entry(path, FOLDER | permissions, new byte[0]);
    }

    CpioArchive file(String path, int permissions, byte[] content) {
        return entry(path, FILE | permissions, content);
    }

    CpioArchive file(String path, int permissions, String content) {
        return file(path, permissions, content.getBytes(StandardCharsets.UTF_8));
    }

    CpioArchive link(String path, String target) {
        return entry(path, LINK | 0777, target.getBytes(StandardCharsets.UTF_8));
    }

    byte[] toBytes() {
        CpioArchive whole = new CpioArchive();
        whole.out.writeBytes(out.toByteArray());
        return whole.entry("TRAILER!!!", 0, new byte[0]).out.toByteArray();
    }

    private CpioArchive entry(String path, int mode, byte[] content) {
        byte[] name = (path + "\0").getBytes(StandardCharsets.UTF_8);
        inode++;
        int[] fields = {inode, mode, 0, 0, 1, 0, content.length, 0, 0, 0, 0, name.length, 0};
        StringBuilder header = new StringBuilder("070701");
        for (int field : fields) {
            header.append(String.format("%08X", field));
        }
        out.writeBytes(header.toString().getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(name);
        pad(HEADER + name.length);
        out.writeBytes(content);
        pad(content.length);
        return this;
    }

    private void pad(int length) {
        out.writeBytes(new byte[-length & 3]);
    }
}
