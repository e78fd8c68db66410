// Compare_Methods: trains the same network for the same time with each method, and compares what comes out on test images.
//
// Argument: key=value pairs with blanks or commas between them; a value with blanks or commas goes in [brackets].
//   image_folder=      folder of the images to learn from
//   label_folder=      folder of their label stacks, with the same file names; an image without one is unlabelled
//   test_images=       folder of the images to compare on
//   test_labels=       folder of their whole label stacks
//   output=            folder to write to
//   minutes=           training time of each method (default 10)
//   methods=           which, several in [brackets] with commas (default [supervised,SPSS,SPSS + AdaMix,AdaMix-ST,AdaMix-MT,AdaMix-CT])
//   points=            how often Dice is looked at on the way (default 5)
//   annotated_slices=  "all" for whole label stacks (default: the slices that hold a label)
//   settings=          settings of the preset Laptop to change, for all methods
//   dimensions=        3D (default) or 2D
//   seed=              of all random draws (default 1)
//   resume             to leave out what is done already
//
// "supervised" learns from the annotated stacks alone: from whole labels, or from what registration makes of single slices.
// Writes to the output folder: comparison.csv (method, Dice, HD95 and ASD: means over the test images; seconds a step; peak memory),
// dice-over-time.csv and dice-over-time.png, and a folder a method with its model and its label stacks.
//
// Example: image_folder=/data/images label_folder=/data/slices test_images=/data/test test_labels=/data/reference output=/data/comparison

minutes = parseFloat(option("minutes", "10"));
points = parseFloat(option("points", "5"));
output = required("output");
methods = split(option("methods", "supervised,SPSS,SPSS + AdaMix,AdaMix-ST,AdaMix-MT,AdaMix-CT"), ",");
colors = newArray("black", "#0072b2", "#009e73", "#e69f00", "#d55e00", "#cc79a7");

File.makeDirectory(output);
comparison = "method,dice,hd95,asd,seconds_per_step,steps,peak_memory_megabytes\n";
overTime = "method,minutes,dice\n";
lowest = 1;
Plot.create("Dice over training time", "minutes of training", "mean Dice");
for (m = 0; m < methods.length; m++) {
	method = String.trim(methods[m]);
	folder = output + File.separator + replace(method, " ", "_");
	model = folder + File.separator + "model";
	File.makeDirectory(folder);
	if (!(isSet("resume") && File.exists(model + File.separator + "model.json"))) train(method, model);

	times = newArray(0);
	dices = newArray(0);
	snapshots = newArray(0);
	if (File.exists(model + File.separator + "snapshots")) snapshots = Array.sort(getFileList(model + File.separator + "snapshots"));
	for (s = 0; s < snapshots.length; s++) {
		time = parseFloat(replace(snapshots[s], "/", ""));
		if (time > 0.99 * minutes) continue; // that is the model itself
		at = replace(replace(snapshots[s], "/", ""), "\\", "");
		scores = score(model + File.separator + "snapshots" + File.separator + at, folder + File.separator + "at-" + at);
		times = Array.concat(times, time);
		dices = Array.concat(dices, parseFloat(scores[2]));
	}
	scores = score(model, folder + File.separator + "labels");
	description = File.openAsString(model + File.separator + "model.json");
	times = Array.concat(times, minutes);
	dices = Array.concat(dices, parseFloat(scores[2]));
	comparison += method + "," + scores[2] + "," + scores[5] + "," + scores[6] + "," + entry(description, "seconds_per_step") + ","
		+ entry(description, "steps_taken") + "," + entry(description, "peak_memory_megabytes") + "\n";
	for (i = 0; i < times.length; i++) overTime += method + "," + times[i] + "," + dices[i] + "\n";
	print(method + ": mean Dice " + scores[2] + ", HD95 " + scores[5] + ", ASD " + scores[6]);

	// After every method, so that a run that is stopped leaves what it has.
	File.saveString(comparison, output + File.separator + "comparison.csv");
	File.saveString(overTime, output + File.separator + "dice-over-time.csv");
	Plot.setColor(colors[m % colors.length]);
	Plot.setLineWidth(2);
	Plot.add("line", times, dices, method);
	Array.getStatistics(dices, least);
	lowest = minOf(lowest, least);
}
Plot.setLimits(0, minutes, floor(10 * lowest) / 10, 1);
Plot.setFrameSize(640, 400);
Plot.setLegend("", "bottom-right");
Plot.show();
saveAs("PNG", output + File.separator + "dice-over-time.png");
print(comparison);

function train(method, model) {
	settings = "snapshot_minutes=" + minutes / points;
	changes = option("settings", "");
	if (changes != "") settings += "," + changes;
	options = "image_folder=[" + required("image_folder") + "] label_folder=[" + required("label_folder") + "] model=[" + model + "] minutes="
		+ minutes + " seed=" + option("seed", "1") + " dimensions=" + option("dimensions", "3D") + " annotated_slices=[" + option("annotated_slices", "")
		+ "] overwrite";
	if (method == "SPSS + AdaMix") run("Train...", options + " method=SPSS perturbation=AdaMix settings=[" + settings + "]");
	else if (startsWith(method, "AdaMix-")) run("Train...", options + " method=AdaMix settings=[" + settings + ",framework=" + substring(method, 7) + "]");
	else run("Train...", options + " method=" + method + " settings=[" + settings + "]");
}

// The mean row of the evaluation: image, class, dice, jaccard, hd, hd95, asd, assd.
function score(model, labels) {
	options = "image_folder=[" + required("test_images") + "] model=[" + model + "] output_folder=[" + labels + "]";
	if (isSet("resume")) options += " resume";
	run("Segment...", options);
	table = labels + ".csv";
	run("Evaluate...", "prediction=[" + labels + "] reference=[" + required("test_labels") + "] table=[" + table + "]");
	rows = split(String.trim(File.openAsString(table)), "\n");
	mean = split(rows[rows.length - 1], ",");
	return mean;
}

// A number of the description of a model.
function entry(description, key) {
	rest = substring(description, indexOf(description, "\"" + key + "\":") + lengthOf(key) + 3);
	rest = split(rest, ",}\n");
	value = String.trim(rest[0]);
	return value;
}

function required(key) {
	value = option(key, "");
	if (value == "") exit("The argument lacks " + key + "=. The head of the macro says what it takes.");
	return value;
}

// Whether a bare key stands in the argument.
function isSet(key) {
	set = call("io.github.oneslice.command.MacroArguments.isSet", getArgument(), key);
	return lengthOf(set);
}

// The value of a key in the argument, or else the fallback.
function option(key, fallback) {
	return call("io.github.oneslice.command.MacroArguments.value", getArgument(), key, fallback);
}
