// Benchmark: trains and measures on a folder of volumes whose whole labels are known, and writes one table.
//
// Argument: key=value pairs with blanks or commas between them; a value with blanks or commas goes in [brackets].
//   data=      folder that holds train/images, train/slices (one annotated slice a stack), train/full (whole labels), and dev/images,
//              dev/slices, dev/full; an image without a file in train/slices is unlabelled
//   output=    folder to write to
//   jobs=      which, several in [brackets] (default one-slice):
//                one-slice     all of train, with train/slices
//                three-slices  the same with two more slices, a third of the way to each end
//                two-planes    the same with one plane across the annotated slice
//                four-whole    all of train, four of them labelled in whole
//                single        each stack of dev alone, with its slice
//                single-three  each stack of dev alone, with three slices
//   methods=   which, several in [brackets] (default [supervised,SPSS]); also SPSS + AdaMix, AdaMix-ST, AdaMix-MT, AdaMix-CT
//   minutes=   training time (default 10)
//   steps=     training steps instead
//   seeds=     several in [brackets] (default [1,2,3])
//   settings=  settings of the preset Laptop to change
//
// Writes benchmark.json (every run: what was measured, settings, seed, processor) and benchmark.md (means over the seeds), and for
// each run a folder with models and label stacks. Runs that are in benchmark.json are not repeated. Needs the profile "benchmark":
//
// mvn -q -Pbenchmark compile exec:java -Dexec.args="macros/Benchmark.ijm data=/data/la output=/data/benchmark seeds=1"

data = required("data");
output = required("output");
jobs = split(option("jobs", "one-slice"), ",");
methods = split(option("methods", "supervised,SPSS"), ",");
seeds = split(option("seeds", "1,2,3"), ",");
File.makeDirectory(output);
for (s = 0; s < seeds.length; s++)
	for (j = 0; j < jobs.length; j++)
		for (m = 0; m < methods.length; m++)
			measure(String.trim(jobs[j]), String.trim(methods[m]), String.trim(seeds[s]));
print(File.openAsString(output + "/benchmark.md"));

function measure(job, method, seed) {
	folder = output + "/" + job + "/" + replace(method, " ", "") + "-" + seed;
	if (File.exists(folder + "/run.json")) return;
	File.makeDirectory(output + "/" + job);
	File.makeDirectory(folder);
	length = "minutes=" + option("minutes", "10");
	steps = option("steps", "");
	if (steps != "") length = "steps=" + steps;
	options = length + " seed=" + seed;
	if (startsWith(job, "single")) result = single(job, method, options, folder);
	else result = together(job, method, options, folder);
	result = "{\"job\": \"" + job + "\", \"method\": \"" + method + "\", \"seed\": " + seed + ", \"minutes\": \"" + replace(length, "minutes=", "") + "\", "
		+ result + "}";
	File.saveString(result, folder + "/run.json");
	call("io.github.oneslice.benchmark.Report.add", output, result, folder + "/model");
}

// Trains on all of train and measures on dev.
function together(job, method, options, folder) {
	train(method, "image_folder=[" + data + "/train/images] label_folder=[" + labels(job, "train") + "]" + rule(job) + " " + options, folder + "/model");
	names = getFileList(data + "/dev/images");
	start = getTime();
	run("Segment...", "image_folder=[" + data + "/dev/images] model=[" + folder + "/model] output_folder=[" + folder + "/dev]");
	seconds = (getTime() - start) / 1000 / names.length;
	measured = scores(folder);
	measured += ", \"seconds_per_volume\": " + seconds;
	right = quality(job, folder + "/model", "train");
	measured += right;
	return measured;
}

// Trains on each stack of dev alone and segments that stack.
function single(job, method, options, folder) {
	source = labels(replace(job, "single-three", "three-slices"), "dev");
	names = getFileList(data + "/dev/images");
	start = getTime();
	for (i = 0; i < names.length; i++) {
		one = folder + "/" + i;
		File.makeDirectory(one);
		File.makeDirectory(one + "/image");
		File.makeDirectory(one + "/labels");
		File.copy(data + "/dev/images/" + names[i], one + "/image/" + names[i]);
		File.copy(source + "/" + names[i], one + "/labels/" + names[i]);
		train(method, "image_folder=[" + one + "/image] label_folder=[" + one + "/labels]" + rule(job) + " " + options, folder + "/model");
		run("Segment...", "image_folder=[" + one + "/image] label_folder=[" + one + "/labels]" + rule(job) + " model=[" + folder + "/model] output_folder=[" + folder + "/dev]");
		for (k = 0; k < 2; k++) {
			kind = newArray("registration", "pseudo-labels");
			File.makeDirectory(folder + "/" + kind[k]);
			File.copy(folder + "/model/" + kind[k] + "/" + names[i], folder + "/" + kind[k] + "/" + names[i]);
			File.delete(folder + "/model/" + kind[k] + "/" + names[i]);
		}
	}
	seconds = (getTime() - start) / 1000 / names.length;
	measured = scores(folder);
	measured += ", \"seconds_per_stack_in_all\": " + seconds;
	right = quality(job, folder, "dev");
	measured += right;
	return measured;
}

function train(method, options, model) {
	options += " model=[" + model + "] overwrite";
	settings = option("settings", "");
	if (method == "SPSS + AdaMix") run("Train...", options + " method=SPSS perturbation=AdaMix settings=[" + settings + "]");
	else if (startsWith(method, "AdaMix-")) {
		if (settings != "") settings += ",";
		run("Train...", options + " method=AdaMix settings=[" + settings + "framework=" + substring(method, 7) + "]");
	}
	else run("Train...", options + " method=" + method + " settings=[" + settings + "]");
}

// The label stacks of a job; made where they are not there yet.
function labels(job, part) {
	made = output + "/" + part + "-" + job;
	if (job == "one-slice" || job == "single") made = data + "/" + part + "/slices";
	if (File.exists(made)) return made;
	File.makeDirectory(made);
	if (job == "four-whole") {
		names = Array.sort(getFileList(data + "/train/full"));
		for (i = 0; i < 4; i++) File.copy(data + "/train/full/" + names[i], made + "/" + names[i]);
		return made;
	}
	return call("io.github.oneslice.benchmark.Annotations.make", data + "/" + part + "/slices", data + "/" + part + "/full", made, job);
}

// What is annotated in the label stacks of a job.
function rule(job) {
	if (job == "four-whole") return " annotated_slices=all";
	if (job == "one-slice" || job == "single") return "";
	return " unknown_value=255";
}

function scores(folder) {
	table = folder + "/dev.csv";
	run("Evaluate...", "prediction_folder=[" + folder + "/dev] reference_folder=[" + data + "/dev/full] table=[" + table + "]");
	rows = split(String.trim(File.openAsString(table)), "\n");
	mean = split(rows[rows.length - 1], ",");
	measured = "\"dice\": " + mean[2] + ", \"hd95\": " + mean[5] + ", \"asd\": " + mean[6];
	return measured;
}

// How right the labels are that were learned from: as registration gives them, and at the end.
function quality(job, folder, part) {
	if (job == "four-whole") return "";
	whole = data + "/" + part + "/full";
	slices = data + "/" + part + "/slices";
	carried = call("io.github.oneslice.benchmark.LabelQuality.measure", folder + "/registration", whole, slices);
	fused = call("io.github.oneslice.benchmark.LabelQuality.measure", folder + "/pseudo-labels", whole, slices);
	measured = ", \"carried\": " + carried + ", \"fused\": " + fused;
	return measured;
}

function required(key) {
	value = option(key, "");
	if (value == "") exit("The argument lacks " + key + "=. The head of the macro says what it takes.");
	return value;
}

// The value of a key in the argument, or else the fallback.
function option(key, fallback) {
	return call("io.github.oneslice.command.MacroArguments.value", getArgument(), key, fallback);
}
