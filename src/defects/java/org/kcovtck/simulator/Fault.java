/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kcovtck.rules.Profile;
import org.kcovtck.target.KcovFile;

/** A kernel that is wrong in one of its parts; a method here for each part that can be replaced. */
@FunctionalInterface
interface Fault {
    /** The parts of a kernel that is wrong. */
    KernelParts in(Profile profile, boolean comparisons);

    /** What depends on the profile: a fix that is lost, a feature that came too early. */
    static Fault behaviour(BiFunction<Profile, Boolean, Behaviour> wrong) {
        return (profile, comparisons) -> new KernelParts(profile, comparisons) {
            @Override
            Behaviour behaviour(Profile kernel, boolean withComparisons) {
                return wrong.apply(kernel, withComparisons);
            }
        };
    }

    /** The files round KCOV: those that are added replace others of the same path. */
    static Fault files(BiConsumer<KernelParts, FileSystem> wrong) {
        return (profile, comparisons) -> new KernelParts(profile, comparisons) {
            @Override
            FileSystem files() {
                FileSystem files = super.files();
                wrong.accept(this, files);
                return files;
            }
        };
    }

    /** The USB bus. */
    static Fault usb(Function<KernelParts, UsbBus> wrong) {
        return (profile, comparisons) -> new KernelParts(profile, comparisons) {
            @Override
            UsbBus usb() {
                return wrong.apply(this);
            }
        };
    }

    /** {@code kcov_fops}. */
    static Fault openFile(BiFunction<KcovDevice, Integer, KcovOpenFile> wrong) {
        return files((kernel, files) -> files.add(KcovFile.PATH, flags -> wrong.apply(kernel.kcov.device, flags)));
    }

    /** The system calls. */
    static Fault calls(BiFunction<FileSystem, InstrumentedCode, SystemCalls> wrong) {
        return (profile, comparisons) -> new KernelParts(profile, comparisons) {
            @Override
            SystemCalls calls(FileSystem files, InstrumentedCode code) {
                return wrong.apply(files, code);
            }
        };
    }

    /** vmalloc(). */
    static Fault allocator(BiFunction<Behaviour, Log, Allocator> wrong) {
        return (profile, comparisons) -> new KernelParts(profile, comparisons) {
            @Override
            Allocator allocator(Behaviour behaviour, Log log) {
                return wrong.apply(behaviour, log);
            }
        };
    }

    /** {@link KcovParts}, one or more of them. */
    static Fault kcov(WrongParts.Of<KcovParts> wrong) {
        return (profile, comparisons) -> new KernelParts(profile, comparisons) {
            @Override
            KcovParts kcov(Behaviour behaviour, Allocator allocator, Log log) {
                return wrong.of(behaviour, allocator, log);
            }
        };
    }

    /** {@code struct kcov} itself. */
    static Fault descriptor(Supplier<Kcov> wrong) {
        return device(parts -> new WrongParts.Device(parts) {
            @Override
            Kcov open() {
                return wrong.get();
            }
        });
    }

    /** The ioctls. */
    static Fault device(Function<WrongParts.OfDevice, KcovDevice> wrong) {
        return kcov((behaviour, allocator, log) -> new KcovParts(behaviour, allocator, log) {
            @Override
            KcovDevice device(Behaviour b, KcovBuffers buffers, KcovLinks links, KcovRemotes remotes, Log l) {
                return wrong.apply(new WrongParts.OfDevice(b, buffers, links, remotes, l));
            }
        });
    }

    /** Where the buffer comes from, and mmap. */
    static Fault buffers(BiFunction<Behaviour, Allocator, KcovBuffers> wrong) {
        return kcov((behaviour, allocator, log) -> new KcovParts(behaviour, allocator, log) {
            @Override
            KcovBuffers buffers(Behaviour b, Allocator a) {
                return wrong.apply(b, a);
            }
        });
    }

    /** How tasks and descriptors know each other. */
    static Fault links(Function<WrongParts.OfLinks, KcovLinks> wrong) {
        return kcov((behaviour, allocator, log) -> new KcovParts(behaviour, allocator, log) {
            @Override
            KcovLinks links(Behaviour b, KcovRemotes remotes, Log l) {
                return wrong.apply(new WrongParts.OfLinks(b, remotes, l));
            }
        });
    }

    /** The map of handles. */
    static Fault remotes(Function<Allocator, KcovRemotes> wrong) {
        return kcov((behaviour, allocator, log) -> new KcovParts(behaviour, allocator, log) {
            @Override
            KcovRemotes remotes(Allocator a) {
                return wrong.apply(a);
            }
        });
    }

    /** The areas of sections. */
    static Fault areas(BiFunction<Allocator, Log, KcovRemoteAreas> wrong) {
        return kcov((behaviour, allocator, log) -> new KcovParts(behaviour, allocator, log) {
            @Override
            KcovRemoteAreas areas(Allocator a, Log l) {
                return wrong.apply(a, l);
            }
        });
    }

    /** Sections, where they may be in softirqs. */
    static Fault sections(Function<WrongParts.OfSections, KcovSections> wrong) {
        return kcov((behaviour, allocator, log) -> new KcovParts(behaviour, allocator, log) {
            @Override
            KcovSections sections(Behaviour b, KcovRemotes remotes, Allocator a, Log l) {
                return wrong.apply(new WrongParts.OfSections(b, remotes, areas(a, l), l));
            }
        });
    }

    /** What the compiler calls. */
    static Fault callbacks(BiFunction<Behaviour, Log, KcovCallbacks> wrong) {
        return kcov((behaviour, allocator, log) -> new KcovParts(behaviour, allocator, log) {
            @Override
            KcovCallbacks callbacks(Behaviour b, Log l) {
                return wrong.apply(b, l);
            }
        });
    }
}
