/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.Nearest;
import org.kcovtck.errors.UsageException;

/** The images of this user: finds them by name, and makes what is not there. */
public final class Images {
    private final VmImages sources;
    private final CacheFolder cache;
    private final Consumer<String> notes;
    private final Function<String, BuildProgress> progress;

    /**
     * Images made from the project's {@code vm-images/}.
     *
     * @param notes takes lines that tell the user what is being done on this machine
     */
    public Images(VmImages sources, CacheFolder cache, Consumer<String> notes) {
        this.sources = sources;
        this.cache = cache;
        this.notes = notes;
        this.progress = BuildProgress::onStandardError;
    }

    /** What a name stands for: the last recipe that was built under it. */
    record Name(Recipe recipe, String key) {}

    /**
     * The image that a name stands for, made first when it is missing or no longer matches its recipe.
     *
     * @throws UsageException when the name is unknown, with the nearest ones
     */
    public Image get(String name) {
        return build(recipe(name), false);
    }

    /** @throws UsageException when there is no kernel of this name */
    public void check(String name) {
        if (named(name).isEmpty()) {
            kernel(Recipe.listed(name));
        }
    }

    /**
     * The image of a recipe, made unless the cache has it. From now on its name stands for it.
     *
     * @param update ask apt for a newer version of the source
     */
    public Image build(Recipe recipe, boolean update) {
        ImageBuild build = imageBuild(recipe, update);
        Path folder = build.folder();
        if (!build.isThere()) {
            build.run(progress.apply(recipe.name()), expectedObjects());
        }
        Image image = image(kernel(recipe), folder);
        Initramfs.ensure(image, sources.init());
        JsonFile.write(nameFile(recipe.name()), new Name(recipe, image.key()));
        if (recipe.of() != null) {
            new PatchedImages(cache, notes).dropOld(Instant.now());
        }
        return image;
    }

    private ImageBuild imageBuild(Recipe recipe, boolean update) {
        Kernel kernel = kernel(recipe);
        HostPackages.ensure(sources, notes);
        KernelSource source = source(recipe, kernel, update);
        KernelConfig config = KernelConfig.of(sources.configFragment(), kernel.config());
        List<Path> patches = Stream.concat(kernel.patches().stream(), recipe.patches().stream())
                .toList();
        BuildKey key = new BuildKey(source.identity(), config.text(), patches, Compiler.version());
        return new ImageBuild(cache, key, source, config, sources.probe());
    }

    /**
     * The folder with the objects of a kernel, which modules are built in; what a later build of another kernel of the same
     * source has made of them is made again. They stay until the next such build.
     */
    public Path objects(String name) {
        Recipe recipe = recipe(name);
        return imageBuild(recipe, false).objects(progress.apply(name), expectedObjects());
    }

    private Recipe recipe(String name) {
        return named(name).map(Name::recipe).orElse(Recipe.listed(name));
    }

    /**
     * Puts the source of a kernel of the list into a new folder, without the patches of the list: what patches are
     * written for.
     *
     * @throws UsageException when the name is not of the list, or the folder is there
     */
    public void unpack(String name, Path into) {
        if (Files.exists(into)) {
            throw new UsageException(into + " is there: name a new folder for the source of " + name);
        }
        Kernel kernel = kernel(Recipe.listed(name));
        HostPackages.ensure(sources, notes);
        KernelSource source = DebianSource.of(kernel, cache.apt(), false, notes);
        try {
            source.unpack(Files.createDirectories(into));
        } catch (IOException e) {
            throw DiskFull.or(into, e);
        }
    }

    /** The image that a name stands for, if it is there; nothing is made or checked. */
    public Optional<Image> find(String name) {
        return named(name)
                .filter(known -> Files.exists(cache.images().resolve(known.key)))
                .map(known -> image(kernel(known.recipe), cache.images().resolve(known.key)));
    }

    /** Every name: those of the list, then those that the user built from own sources. */
    public List<String> names() {
        List<String> listed =
                sources.kernels().kernels().stream().map(Kernel::name).toList();
        try (var files = Files.list(cache.names())) {
            List<String> own = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".json") && !file.startsWith("."))
                    .map(file -> file.substring(0, file.length() - ".json".length()))
                    .filter(name -> !listed.contains(name))
                    .sorted()
                    .toList();
            return Stream.concat(listed.stream(), own.stream()).toList();
        } catch (IOException e) {
            throw DiskFull.or(cache.names(), e);
        }
    }

    private Kernel kernel(Recipe recipe) {
        Optional<Kernel> listed = sources.kernels().find(recipe.kernel());
        return recipe.source() == null
                ? listed.orElseThrow(() -> unlisted(recipe.kernel()))
                : listed.orElse(Kernel.own(recipe.name()));
    }

    private KernelSource source(Recipe recipe, Kernel kernel, boolean update) {
        if (recipe.source() == null) {
            return DebianSource.of(kernel, cache.apt(), update, notes);
        }
        if (recipe.commit() != null) {
            return GitSource.of(recipe.source(), recipe.commit());
        }
        KernelSource source = KernelSource.of(recipe.source());
        return recipe.copied() && source instanceof FolderSource folder ? folder.copied() : source;
    }

    private UsageException unlisted(String name) {
        List<String> known = names();
        String problem = known.contains(name)
                ? "kernel " + name + " is your own, not of the list"
                : "unknown kernel " + name + ": nearest are " + Nearest.to(name, known);
        return new UsageException(
                problem + "; give --source DIR|TARBALL to build " + (known.contains(name) ? "it" : "another"));
    }

    private Image image(Kernel kernel, Path folder) {
        ImageInfo info = JsonFile.read(folder.resolve("image.json"), ImageInfo.class)
                .orElseThrow(() -> new BrokenException("image " + folder + " is damaged: delete it and build again"));
        return new Image(kernel.name(), folder, info);
    }

    /** Of a build from nothing; one that goes on from objects compiles fewer, as many as make says. */
    private int expectedObjects() {
        return names().stream()
                .flatMap(name -> find(name).stream())
                .mapToInt(image -> image.info().objects())
                .filter(objects -> objects >= ImageBuild.USUAL_OBJECTS / 2)
                .max()
                .orElse(ImageBuild.USUAL_OBJECTS);
    }

    private Optional<Name> named(String name) {
        return JsonFile.read(nameFile(name), Name.class);
    }

    private Path nameFile(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._+-]*")) {
            throw new UsageException("\"" + name + "\" cannot name a kernel: use letters, digits, . _ + -");
        }
        return cache.names().resolve(name + ".json");
    }
}
