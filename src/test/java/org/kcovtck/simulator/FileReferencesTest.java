/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kcovtck.target.Operation.Mmap;
import org.kcovtck.target.Operation.Open;

/** An open file is released when no descriptor and no mapping of any process has it. */
class FileReferencesTest {
    private static final int READ_WRITE = Mmap.PROT_READ | Mmap.PROT_WRITE;

    private final Files files = new Files();
    private final Memory memory = Memory.of64Bits();
    private final long[] words = new long[512];
    private int released;
    private final OpenFile file = new OpenFile() {
        @Override
        void release() {
            released++;
        }
    };

    @Test
    void aMappingOutlastsTheDescriptor() {
        int fd = files.add(file);
        long address = map(READ_WRITE);

        assertThat(files.close(fd)).isTrue();
        assertThat(released).isZero();

        memory.unmap(address, Memory.PAGE);
        assertThat(released).isOne();
    }

    @Test
    void aMappingWithAHoleShowsTheRestAndHoldsTheFile() {
        long pages = 3;
        Vma vma = new Vma(pages * Memory.PAGE, 0);
        vma.pages = new long[(int) (vma.bytes / Long.BYTES)];
        long address = memory.map(vma, READ_WRITE, file);
        file.put();

        memory.unmap(address + Memory.PAGE, 1);

        assertThat(memory.store(address, 1)).isTrue();
        assertThat(memory.store(address + Memory.PAGE, 2)).isFalse();
        assertThat(memory.store(address + 2 * Memory.PAGE, 3)).isTrue();
        assertThat(vma.pages[2 * (int) Memory.PAGE / Long.BYTES]).isEqualTo(3);
        memory.unmap(address, Memory.PAGE);
        assertThat(released).isZero();

        memory.unmap(address, pages * Memory.PAGE);
        assertThat(released).isOne();
    }

    @Test
    void aChildHasDescriptorsAndMappingsOfItsOwn() {
        files.add(file);
        long address = map(READ_WRITE);
        Files childsFiles = files.fork();
        Memory childsMemory = memory.fork();

        files.leave();
        memory.unmapAll();
        assertThat(released).isZero();
        assertThat(childsMemory.store(address, 7)).isTrue();
        assertThat(words[0]).as("shared").isEqualTo(7);

        childsFiles.leave();
        assertThat(released).isZero();

        childsMemory.unmapAll();
        assertThat(released).isOne();
    }

    @Test
    void execClosesOnlyWhatWasOpenedForThat() {
        files.add(file, Open.O_RDWR | Open.O_CLOEXEC);
        file.get();
        int second = files.add(file, Open.O_RDWR);

        files.exec();

        assertThat(files.get(second)).isSameAs(file);
        assertThat(released).isZero();
        assertThat(files.add(file)).as("the first number is free again").isLessThan(second);
    }

    @Test
    void aNumberThatIsUsedAgainDoesNotInheritCloseOnExec() {
        int fd = files.add(file, Open.O_RDWR | Open.O_CLOEXEC);
        file.get();
        files.close(fd);
        files.add(file, Open.O_RDWR);

        files.exec();

        assertThat(files.get(fd)).isSameAs(file);
    }

    @Test
    void memoryEndsWhereTheMappingEnds() {
        long address = map(Mmap.PROT_READ);
        long last = address + 511L * Long.BYTES;

        assertThat(memory.load(last, 1)).hasSize(Long.BYTES);
        assertThat(memory.load(last, 2)).isNull();
        assertThat(memory.load(address - Long.BYTES, 1)).isNull();
        assertThat(memory.load(Long.MAX_VALUE - 7, 1)).as("the sum overflows").isNull();
        assertThat(memory.store(last, 1)).as("read-only").isFalse();
    }

    private long map(int protection) {
        Vma vma = new Vma((long) words.length * Long.BYTES, 0);
        vma.pages = words;
        return memory.map(vma, protection, file);
    }
}
