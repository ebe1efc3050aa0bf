/// The program that runs queries on Spark: a child of the script, which starts Spark and is given a query at a time.
///
/// Its folder is its argument: files come and go through it, and it removes the folder when it ends. Requests come as lines of
/// JSON; answers go as lines of JSON. When its input ends, because the script has ended in whatever way, it stops Spark. Java
/// itself stops when its own input ends, so that it does not outlive this program either.
enum SparkDriver {
    /// The version of Python that PySpark needs is checked before anything of it is loaded.
    static let program = #"""
        import json, os, re, shutil, signal, sys, threading, time

        folder, master = sys.argv[1], sys.argv[2]
        # What Java prints must not come between the answers.
        answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
        os.dup2(2, 1)
        lock = threading.Lock()
        requests = []
        arrival = threading.Condition()
        state = {"spark": None, "busy": True, "step": "starting Spark"}


        def answer(**members):
            with lock:
                try:
                    answers.write(json.dumps(members) + "\n")
                    answers.flush()
                except OSError:
                    end()


        def end():
            """Stops Spark at once, even in the middle of a job."""
            gateway = sys.modules.get("pyspark") and sys.modules["pyspark"].SparkContext._gateway
            process = getattr(gateway, "proc", None)
            if not state["busy"] and state["spark"] is not None:
                watch = threading.Timer(5, lambda: process and process.kill())
                watch.daemon = True
                watch.start()
                try:
                    state["spark"].stop()
                except Exception:
                    pass
            if process is not None:
                process.kill()
                process.wait()
            shutil.rmtree(folder, ignore_errors=True)
            os._exit(0)


        def listen():
            for line in sys.stdin:
                with arrival:
                    requests.append(json.loads(line))
                    arrival.notify()
            end()


        def report():
            """Tells the progress twice a second, which also tells whether anybody listens."""
            while True:
                if state["busy"]:
                    answer(progress=progress())
                time.sleep(0.5)


        def progress():
            try:
                tracker = state["spark"].sparkContext.statusTracker()
                stages = tracker.getActiveStageIds()
                infos = [tracker.getStageInfo(number) for number in stages]
                infos = [info for info in infos if info is not None]
                if infos:
                    return {
                        "step": "Spark, stage %d" % (min(stages) - state["first"] + 1),
                        "done": sum(info.numCompletedTasks for info in infos),
                        "tasks": sum(info.numTasks for info in infos),
                    }
            except Exception:
                pass
            return {"step": state["step"], "done": 0, "tasks": 0}


        def messages(error):
            """The messages of an error and its causes, the outermost first."""
            origin = getattr(error, "_origin", None) or getattr(error, "java_exception", None)
            found = []
            while origin is not None and len(found) < 20:
                found.append(str(origin.getMessage() or origin.toString()))
                origin = origin.getCause()
            return found or [str(error) or type(error).__name__]


        def one_line(error):
            """An error without the stack of Java, the plan and the advice about settings of Spark."""
            found = messages(error)
            named = [text for text in found if re.match(r"\s*\[[A-Z0-9_.]+\]", text)]
            text = named[-1] if named else found[-1]
            lost = re.search(r"most recent failure: (.*)", text)
            if lost:
                text = re.sub(r"^Lost task.*?\): ", "", lost.group(1))
            text = re.split(r"\n\s*at |\n== |\n\+- |; line \d+ pos \d+;|\n'|\nDriver stacktrace", text)[0]
            text = re.sub(r"\[([A-Z_]+)[A-Z0-9_.]*\] ", "", text)
            text = re.sub(r"\s*SQLSTATE: \w+", "", text)
            text = re.sub(r" (If necessary set|To process malformed|To return NULL|Use `?'?try_|Correct the value)[^\n]*", "", text)
            place = next((m for t in found for m in re.findall(r"reading file (?:file:/+)?\S*?([^/\s]+?)\.?(?:\s|$)", t)), None)
            text = " ".join(text.split())
            if len(text) > 600:
                text = text[:600] + "…"
            return f"{place}: {text}" if place else text


        def strings(spark, path):
            jvm = spark._jvm
            lines = jvm.java.nio.file.Files.readAllLines(java_path(spark, path))
            return spark._jsparkSession.createDataset(lines, jvm.org.apache.spark.sql.Encoders.STRING())


        def java_path(spark, path):
            return spark._jvm.java.io.File(path).toPath()


        def run(spark, request):
            tracker = spark.sparkContext.statusTracker()
            state["first"] = state.get("last", -1) + 1
            for table in request["tables"]:
                reader = spark._jsparkSession.read().schema(table["schema"]).option("mode", "FAILFAST")
                reader.json(strings(spark, table["path"])).createOrReplaceTempView(table["name"])
            for statement in request["statements"]:
                spark.sql(statement)
            result = spark.sql(request["query"])
            rows = result.selectExpr("to_json(struct(%s)) AS row" % ", ".join(request["columns"]))
            encoder = spark._jvm.org.apache.spark.sql.Encoders.STRING()
            lines = getattr(rows._jdf, "as")(encoder).collectAsList()
            gateway = spark.sparkContext._gateway
            options = gateway.new_array(spark._jvm.java.nio.file.OpenOption, 0)
            spark._jvm.java.nio.file.Files.write(java_path(spark, request["answer"]), lines, options)
            numbers = tracker.getJobIdsForGroup(None)
            stages = [s for n in numbers for s in (tracker.getJobInfo(n).stageIds if tracker.getJobInfo(n) else [])]
            state["last"] = max(stages, default=state.get("last", -1))
            return lines.size()


        def start():
            from pyspark.sql import SparkSession

            builder = SparkSession.builder.master(master).appName("weft")
            settings = {
                "spark.ui.enabled": "false",
                "spark.ui.showConsoleProgress": "false",
                "spark.local.dir": folder,
                "spark.sql.warehouse.dir": os.path.join(folder, "warehouse"),
                "spark.sql.session.timeZone": "UTC",
                "spark.sql.ansi.enabled": "true",
                "spark.sql.caseSensitive": "true",
            }
            # Machines without a name in the network can still work for themselves.
            if re.match(r"local\b|spark://(localhost|127\.)", master):
                settings["spark.driver.host"] = "127.0.0.1"
                settings["spark.driver.bindAddress"] = "127.0.0.1"
            for name, value in settings.items():
                builder = builder.config(name, value)
            spark = builder.getOrCreate()
            spark.sparkContext.setLogLevel("OFF")
            # 200 parts, Spark's default, are many for the cores of one machine.
            name = "spark.sql.shuffle.partitions"
            if master.startswith("local") and spark.sparkContext.getConf().get(name) is None:
                spark.conf.set(name, str(max(4, 4 * spark.sparkContext.defaultParallelism)))
            return spark


        def main():
            os.environ["TZ"] = "UTC"
            time.tzset()
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            threading.Thread(target=listen, daemon=True).start()
            threading.Thread(target=report, daemon=True).start()
            try:
                if sys.version_info < (3, 10):
                    raise RuntimeError("Python %d.%d is too old for PySpark, which needs 3.10" % sys.version_info[:2])
                spark = start()
            except BaseException as error:
                answer(error=one_line(error))
                end()
            # PySpark sets a handler of its own.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            state.update(spark=spark, step="planning on Spark")
            while True:
                with arrival:
                    state["busy"] = bool(requests)
                    while not requests:
                        arrival.wait()
                    request = requests.pop(0)
                    state["busy"] = True
                try:
                    answer(rows=run(spark, request))
                except BaseException as error:
                    answer(error=one_line(error))


        main()
        """#
}
