package io.github.oneslice;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.github.oneslice.engine.Engine;
import io.github.oneslice.engine.EngineService;
import io.github.oneslice.settings.MethodSettings;
import io.github.oneslice.training.MethodFactory;
import io.github.oneslice.training.Methods;

/** Which package may know which. The order of the table is that of the layers, lowest first. */
class ArchitectureRulesTest {

	private static final String ROOT = "io.github.oneslice.";
	/** Built by a profile only. */
	private static final String SPARK = "spark";
	private static final ImportOption MAIN_CLASSES = location -> !location.contains("/test-classes/");
	private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(MAIN_CLASSES).importPackages(
		"io.github.oneslice");

	/** A package, and the packages that it may know besides itself, with blanks between them. */
	@ParameterizedTest
	@CsvSource({ //
		"error, ''", //
		"image, error", //
		"settings, error image", //
		"annotation, error image settings", //
		"files, error image settings", //
		"job, error image settings annotation files", //
		"network, error", //
		"registration, error image settings annotation network", //
		"selfpaced, error image settings annotation network", //
		"contrast, network", //
		"evaluation, error image annotation files", //
		"model, error image files network", //
		"training, error image settings annotation files job network registration selfpaced evaluation model", //
		"supervised, settings job network training", //
		"adamix, error image settings job network selfpaced training", //
		"spss, image settings job network selfpaced contrast training adamix", //
		"lfme, image settings job network selfpaced training", //
		"inference, error image settings annotation files job network registration selfpaced evaluation model adamix", //
		"results, image files job", //
		"engine, error image settings annotation files job network registration model training inference", //
		"submit, error engine", //
		"dialog, error", //
		"ui, image files job evaluation", //
		"command, error image settings annotation files job evaluation results engine submit training spss adamix lfme dialog ui", //
		"headless, error command", //
		"spark, error image settings annotation files job evaluation model training inference results engine submit", //
		"distribution, files engine" })
	void aPackageKnowsOnlyWhatLiesBelowIt(String name, String known) {
		List<String> allowed = Arrays.stream((name + " " + known).trim().split(" ")).map(other -> ROOT + other + "..").toList();
		classes().that().resideInAPackage(ROOT + name + "..").should().onlyDependOnClassesThat(not(resideInAPackage("io.github.oneslice..")).or(
			resideInAnyPackage(allowed.toArray(new String[0])))).allowEmptyShould(name.equals(SPARK)).check(CLASSES);
	}

	@Test
	void everyPackageHasItsPlace() {
		Set<String> found = CLASSES.stream().map(JavaClass::getPackageName).filter(name -> name.startsWith(ROOT)).map(name -> name.substring(
			ROOT.length())).collect(Collectors.toCollection(TreeSet::new));
		Set<String> expected = new TreeSet<>(List.of("error", "image", "settings", "annotation", "files", "job", "network", "registration",
			"selfpaced", "contrast", "evaluation", "model", "training", "supervised", "adamix", "spss", "lfme", "inference", "engine", "dialog", "ui", "command",
			"headless", "distribution", "results", "submit"));
		found.removeIf(name -> name.startsWith(SPARK));
		assertEquals(expected, found);
	}

	@Test
	void thereIsNoCircleOfPackages() {
		slices().matching("io.github.oneslice.(*)..").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void tensorFlowStaysWhereNetworksAre() {
		noClasses().that().resideOutsideOfPackages(ROOT + "network..", ROOT + "registration..", ROOT + "selfpaced..", ROOT + "contrast..", ROOT
			+ "model..", ROOT + "training..", ROOT + "supervised..", ROOT + "adamix..", ROOT + "spss..", ROOT + "lfme..", ROOT + "inference..", ROOT + "engine..")
			.should().dependOnClassesThat().resideInAnyPackage("org.tensorflow..", "org.bytedeco..").check(CLASSES);
	}

	/** Commands ask for work by jobs; of the methods they know what can be chosen, of the engine the door. */
	@Test
	void commandsDoNotSeeWhoDoesTheWork() {
		classes().that().resideInAnyPackage(ROOT + "command..", ROOT + "ui..", ROOT + "headless..").should().onlyDependOnClassesThat(not(
			resideInAnyPackage(ROOT + "engine..", ROOT + "training..", ROOT + "spss..", ROOT + "adamix..", ROOT + "lfme..")).or(CHOOSABLE)).check(CLASSES);
	}

	private static final DescribedPredicate<JavaClass> CHOOSABLE = describe("can be chosen", type -> type.isAssignableTo(MethodFactory.class) || type
		.isAssignableTo(MethodSettings.class) || type.isEnum() || type.isEquivalentTo(Methods.class) || type.isEquivalentTo(EngineService.class) || (type.getName() + "$")
			.startsWith(Engine.class.getName() + "$"));
}
