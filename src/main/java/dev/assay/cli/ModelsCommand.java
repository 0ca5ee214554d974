package dev.assay.cli;

import dev.assay.UserError;
import dev.assay.config.Config;
import dev.assay.config.ModelSpec;
import dev.assay.config.ProfiledModel;
import dev.assay.model.Endpoint;
import dev.assay.model.PriceTable;
import dev.assay.model.Profile;
import dev.assay.model.ProfileWish;
import dev.assay.model.Profiles;
import dev.assay.model.Thinking;
import dev.assay.model.ThinkingWish;
import dev.assay.model.openai.OpenAiModels;
import dev.assay.report.ModelSheet;
import dev.assay.report.ModelSheetJson;
import dev.assay.suite.Message;
import dev.assay.suite.Prompt;
import dev.assay.suite.Shipped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists profiles, and shows what would be sent to a model. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Lists the model families and servers that Assay knows; with a NAME shows what is known of that "
                + "model and what would be sent to it. Nothing is sent.")
final class ModelsCommand implements Callable<Integer> {
    private static final Prompt PROMPT = new Prompt(List.of(new Message(Message.Role.USER, "2+2?")));
    private static final int MAX_TOKENS = 4096;

    private final Surroundings surroundings;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "A model of assay.yaml, URL#model-id, or a profile's id.")
    private @Nullable String name;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    ModelsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Profiles profiles = Profiles.in(Shipped.root().resolve(Profiles.FOLDER));
        String asked = name;
        surroundings.out().print(asked == null ? list(profiles) : sheet(asked, profiles));
        return ExitCode.OK;
    }

    private String list(Profiles profiles) {
        if (json) {
            return ModelSheetJson.write(profiles.all(), profile -> byDefault(profile, profiles));
        }
        StringBuilder text = new StringBuilder();
        String row = "%-14s %-9s %-10s  %s%s%n";
        text.append(row.formatted("id", "thinks", "as of", "title", ""));
        for (Profile profile : profiles.all()) {
            String hosts = profile.hosts().isEmpty() ? "" : " [" + String.join(", ", profile.hosts()) + "]";
            text.append(row.formatted(
                    profile.id(),
                    byDefault(profile, profiles).name().toLowerCase(Locale.ROOT),
                    profile.asOf(),
                    profile.title(),
                    hosts));
        }
        return text.toString();
    }

    private static Thinking.Default byDefault(Profile profile, Profiles profiles) {
        return example(profile).profiled(profiles).dialect().thinking().byDefault();
    }

    private String sheet(String asked, Profiles profiles) {
        Config config = Config.in(surroundings.workingDirectory());
        boolean ours =
                config.models().stream().anyMatch(model -> model.label().text().equals(asked));
        Optional<Profile> profile =
                profiles.all().stream().filter(each -> each.id().equals(asked)).findFirst();
        ModelSpec spec =
                profile.filter(any -> !ours).map(ModelsCommand::example).orElseGet(() -> config.model(asked));
        Set<Profile> made = new LinkedHashSet<>();
        profiles.family(spec.modelId(), spec.profile()).ifPresent(made::add);
        profiles.endpoint(spec.url(), spec.profile()).ifPresent(made::add);
        List<ModelSheet.Sent> sent = new ArrayList<>();
        sent.add(sent("as configured", spec, profiles));
        sent.add(sent("thinking on", spec.thinking(new ThinkingWish.Switch(true)), profiles));
        sent.add(sent("thinking off", spec.thinking(new ThinkingWish.Switch(false)), profiles));
        ModelSheet sheet = new ModelSheet(spec.profiled(profiles), price(spec), List.copyOf(made), sent);
        return json ? ModelSheetJson.write(sheet) : sheet.print();
    }

    private Optional<String> price(ModelSpec spec) {
        return ChosenModels.price(spec, PriceTable.shipped())
                .flatMap(list -> list.words(surroundings.clock().instant()));
    }

    /** The model of a profile's example, on this profile's server. */
    private static ModelSpec example(Profile profile) {
        ModelSpec model = Config.empty().model(profile.example());
        return profile.kind() == Profile.Kind.SERVER
                ? model.on(new ProfileWish(List.of(profile.id()), Optional.empty()))
                : model;
    }

    private static ModelSheet.Sent sent(String when, ModelSpec spec, Profiles profiles) {
        try {
            ProfiledModel model = spec.profiled(profiles);
            Endpoint endpoint = model.endpoint(Optional.empty(), true);
            return new ModelSheet.Sent(when, OpenAiModels.body(endpoint, PROMPT, MAX_TOKENS), true);
        } catch (UserError e) {
            return new ModelSheet.Sent(when, e.what() + ". " + e.fix(), false);
        }
    }
}
