/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.kcovtck.abi.KcovCommand;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.target.Argument;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Await;
import org.kcovtck.target.Operation.ClockGettime;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Dup;
import org.kcovtck.target.Operation.Fill;
import org.kcovtck.target.Operation.Getpid;
import org.kcovtck.target.Operation.Ioctl;
import org.kcovtck.target.Operation.IoctlPointer;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Operation.Mmap;
import org.kcovtck.target.Operation.Mount;
import org.kcovtck.target.Operation.Mremap;
import org.kcovtck.target.Operation.Munmap;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Read;
import org.kcovtck.target.Operation.Seek;
import org.kcovtck.target.Operation.Store;
import org.kcovtck.target.Operation.SystemCall;
import org.kcovtck.target.Operation.Write;
import org.kcovtck.target.Outcome;

/** Operations in C. Calls are expressions that give what the kernel returned, loads and stores are none. */
final class Statements {
    private final Variables variables;
    private final Map<String, String> constants = new LinkedHashMap<>();
    private final Map<String, String> tails = new LinkedHashMap<>();
    private int outs;

    Statements(Variables variables) {
        this.variables = variables;
    }

    /** Memory that calls are given: definitions at file scope. */
    List<String> definitions() {
        return List.copyOf(constants.values());
    }

    /** What has to be put where a page ends before anything is done: {@code arg0 = tail(...);}. */
    List<String> preparations() {
        return List.copyOf(tails.values());
    }

    /** A call as an expression; empty for what is no call. */
    String call(String process, Operation operation) throws NoProgram {
        if (operation instanceof Open open) {
            return ret("open(" + CText.quoted(open.path()) + ", " + hex(open.flags()) + ")");
        } else if (operation instanceof Close close) {
            return ret("close(" + fd(process, close.fd()) + ")");
        } else if (operation instanceof Dup dup) {
            return ret("dup(" + fd(process, dup.fd()) + ")");
        } else if (operation instanceof Ioctl ioctl) {
            return ret("ioctl(" + fd(process, ioctl.fd()) + ", " + KcovCommand.nameOf(ioctl.request()) + ", "
                    + variables.address(process, ioctl.argument()) + ")");
        } else if (operation instanceof IoctlPointer ioctl) {
            return ret("ioctl(" + fd(process, ioctl.fd()) + ", " + KcovCommand.nameOf(ioctl.request()) + ", "
                    + remoteArg(ioctl.memory()) + ")");
        } else if (operation instanceof Mmap mmap) {
            return ret("(long)mmap(NULL, " + mmap.length() + ", " + mmap.protection() + ", MAP_SHARED, "
                    + fd(process, mmap.fd()) + ", " + mmap.offset() + ")");
        } else if (operation instanceof Munmap munmap) {
            return ret(
                    "munmap((void *)(" + variables.address(process, munmap.address()) + "), " + munmap.length() + ")");
        } else if (operation instanceof Mremap mremap) {
            return ret("(long)mremap((void *)(" + variables.address(process, mremap.address()) + "), "
                    + mremap.oldLength() + ", " + mremap.newLength() + ", MREMAP_MAYMOVE)");
        } else if (operation instanceof Read read) {
            return ret("read(" + fd(process, read.fd()) + ", scratch, " + read.count() + ")");
        } else if (operation instanceof Write write) {
            String text = new String(write.data(), StandardCharsets.ISO_8859_1);
            return ret(
                    "write(" + fd(process, write.fd()) + ", " + CText.quoted(text) + ", " + write.data().length + ")");
        } else if (operation instanceof Seek seek) {
            return ret("lseek(" + fd(process, seek.fd()) + ", " + seek.offset() + ", " + seek.whence() + ")");
        } else if (operation instanceof Getpid) {
            return "syscall(SYS_getpid)";
        } else if (operation instanceof ClockGettime clock) {
            return ret(
                    "syscall(SYS_clock_gettime, CLOCK_MONOTONIC, " + variables.address(process, clock.address()) + ")");
        } else if (operation instanceof Mount mount) {
            return ret("mount(" + CText.quoted(mount.source()) + ", " + CText.quoted(mount.directory()) + ", "
                    + CText.quoted(mount.type()) + ", 0, NULL)");
        } else if (operation instanceof SystemCall call) {
            return ret(systemCall(process, call));
        }
        return "";
    }

    /** A store, or a wait, as a statement; empty for a load, which does nothing by itself. */
    String access(String process, Outcome outcome) throws NoProgram {
        Operation operation = outcome.operation();
        if (!outcome.succeeded()) {
            throw new NoProgram("memory that faults");
        }
        if (operation instanceof Store store) {
            return "*(volatile long *)(" + variables.address(process, store.address()) + ") = "
                    + CText.number(store.value()) + ";";
        } else if (operation instanceof Fill fill) {
            return "for (i = 0; i < " + fill.words() + "; i++) ((volatile long *)("
                    + variables.address(process, fill.address()) + "))[i] = " + CText.number(fill.value()) + ";";
        } else if (operation instanceof Await await) {
            return "while (*(volatile long *)(" + variables.address(process, await.address()) + ") == "
                    + CText.number(await.value()) + ") ;";
        } else if (operation instanceof Load) {
            return "";
        }
        throw new NoProgram(operation.toString().replaceAll("\\(.*", "()"));
    }

    private String systemCall(String process, SystemCall call) throws NoProgram {
        StringJoiner words = new StringJoiner(", ", "syscall(SYS_" + call.name() + ", ", ")");
        words.setEmptyValue("syscall(SYS_" + call.name() + ")");
        for (Argument argument : call.arguments()) {
            if (argument instanceof Argument.Number number) {
                words.add(variables.address(process, number.value()));
            } else if (argument instanceof Argument.Memory memory) {
                words.add(memory(memory));
            }
        }
        return words.toString();
    }

    private String memory(Argument.Memory memory) {
        String text = new String(memory.bytes(), StandardCharsets.ISO_8859_1);
        if (!memory.comesBack() && text.endsWith("\0")) {
            return CText.quoted(text.substring(0, text.length() - 1));
        } else if (memory.comesBack()) {
            String name = "out" + outs++;
            constants.put(
                    name,
                    "static char " + name + "[" + memory.bytes().length + "] = "
                            + (text.chars().allMatch(c -> c == 0) ? "\"\"" : bytes(memory.bytes())) + ";");
            return name;
        }
        return constant("static const unsigned char", "[] = " + bytes(memory.bytes()));
    }

    /** The argument ends where a page ends, as it did: what reads on fails. */
    private String remoteArg(byte[] memory) {
        String definition;
        if (memory.length >= RemoteArg.SIZE && (memory.length - RemoteArg.SIZE) % Long.BYTES == 0) {
            RemoteArg argument = RemoteArg.parse(memory);
            StringJoiner handles = new StringJoiner(", ", ", { ", " }");
            handles.setEmptyValue("");
            argument.handles().forEach(handle -> handles.add(String.format("0x%xULL", handle.bits())));
            definition = String.format(
                    "static const struct { unsigned int mode, area, number, pad; unsigned long long common%s; }",
                    argument.handles().isEmpty()
                            ? ""
                            : ", handles[" + argument.handles().size() + "]");
            String name = constant(
                    definition,
                    String.format(
                            " = { %s, %s, %s, %s, 0x%xULL%s }",
                            Integer.toUnsignedString(argument.traceMode()) + "U",
                            Integer.toUnsignedString(argument.areaSize()) + "U",
                            Integer.toUnsignedString(argument.numHandles()) + "U",
                            Integer.toUnsignedString(argument.padding()) + "U",
                            argument.commonHandle().bits(),
                            handles));
            return tail(name);
        }
        return tail(constant("static const unsigned char", "[] = " + bytes(memory)));
    }

    private String tail(String constant) {
        String name = "arg_" + constant;
        tails.put(name, name + " = tail(&" + constant + ", sizeof(" + constant + "));");
        return name;
    }

    private String constant(String type, String value) {
        return constants.entrySet().stream()
                .filter(entry -> entry.getValue().equals(type + " " + entry.getKey() + value + ";"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> {
                    String name = "c" + constants.size();
                    constants.put(name, type + " " + name + value + ";");
                    return name;
                });
    }

    private static String bytes(byte[] bytes) {
        StringJoiner list = new StringJoiner(", ", "{ ", " }");
        list.setEmptyValue("{ 0 }");
        for (byte b : bytes) {
            list.add(Integer.toString(b & 0xff));
        }
        return list.toString();
    }

    List<String> tails() {
        return List.copyOf(tails.keySet());
    }

    private String fd(String process, int fd) {
        return variables.descriptor(process, fd);
    }

    private static String ret(String call) {
        return "ret(" + call + ")";
    }

    private static String hex(int value) {
        return String.format("0x%x", value);
    }
}
